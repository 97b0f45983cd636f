package org.pawl.vnfm.dashboard.view;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.agent.ConsoleLogs;
import org.pawl.vnfm.sol.Problem;
import org.springframework.stereotype.Component;

/** Reads the ends of console logs. */
@Component
public class ConsoleReader {

  private static final int LINES = 300;

  private final ConsoleLogs logs;

  ConsoleReader(ConsoleLogs logs) {
    this.logs = logs;
  }

  /**
   * The end of one VNFC's console log.
   *
   * @param problem why it cannot be read; null when it can
   */
  public record ConsoleView(UUID vnfc, String vdu, String text, @Nullable String problem) {

    public int lines() {
      return LINES;
    }
  }

  /** The console of each VNFC of a VNF. */
  public List<ConsoleView> of(VnfView vnf) {
    return vnf.vnfcs().stream().map(this::read).toList();
  }

  private ConsoleView read(VnfcView vnfc) {
    try {
      return new ConsoleView(vnfc.id(), vnfc.vdu(), logs.consoleLog(vnfc.id(), LINES), null);
    } catch (Problem problem) {
      return new ConsoleView(vnfc.id(), vnfc.vdu(), "", problem.detail());
    }
  }
}
