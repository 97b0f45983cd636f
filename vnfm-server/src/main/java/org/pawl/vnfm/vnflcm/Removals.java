package org.pawl.vnfm.vnflcm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vim.Tag;

/** Says what takes an addition away again. */
public final class Removals {

  private Removals() {}

  /**
   * The removals that undo an addition.
   *
   * @param tag under which it was made
   * @param outcome what came of it; null when it was cut short
   */
  public static List<Change.Removal> of(
      Change.Addition addition, Tag tag, @Nullable Outcome outcome) {
    return switch (addition) {
      case Change.PrepareAgent prepare -> List.of(new Change.ForgetAgent(prepare.vnfcId(), null));
      case Change.AddPort port ->
          List.of(
              new Change.RemovePort(
                  port.vnfcId(),
                  port.cpdId(),
                  port.extVirtualLinkId() == null ? null : port.extCpdId(),
                  tag,
                  outcome instanceof Outcome.PortMade made ? made.portId() : null,
                  null,
                  null));
      case Change.AddServer server ->
          List.of(
              new Change.RemoveServer(
                  server.vnfcId(),
                  server.vduId(),
                  tag,
                  outcome instanceof Outcome.ServerMade made ? made.serverId() : null,
                  null,
                  null));
      case Change.AwaitServer await -> List.of();
      case Change.AwaitAgent await -> List.of();
    };
  }
}
