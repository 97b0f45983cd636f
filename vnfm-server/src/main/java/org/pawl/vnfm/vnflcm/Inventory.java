package org.pawl.vnfm.vnflcm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vim.Tag;
import org.pawl.vnfm.vnfpkgm.CpRole;

/**
 * What the journals of a VNF instance's operations say stands behind it, or may stand there because
 * a step was cut short.
 *
 * @param vnfcs in the order in which they were begun
 */
public record Inventory(List<Vnfc> vnfcs) {

  /** The journal of one operation. */
  public record Journalled(UUID occurrenceId, List<JournalledStep> steps) {
    public Journalled {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A VNFC, or what there is of it.
   *
   * @param agent how its agent was prepared; null when it was not
   * @param allPorts also those of which it is not known whether they were made
   * @param allServers also those of which it is not known whether they were made
   */
  public record Vnfc(
      UUID id,
      String vduId,
      Change.@Nullable PrepareAgent agent,
      List<MadePort> allPorts,
      List<MadeServer> allServers) {

    public Vnfc {
      allPorts = List.copyOf(allPorts);
      allServers = List.copyOf(allServers);
    }

    /** The ports that stand, in the order in which the guest sees them. */
    public List<MadePort> ports() {
      var standing = new LinkedHashMap<String, MadePort>();
      allPorts.stream()
          .filter(port -> port.port() != null)
          .forEach(port -> standing.put(port.change().cpdId(), port));
      return standing.values().stream()
          .sorted(Comparator.comparingInt(port -> port.change().order()))
          .toList();
    }

    /** The server that stands; the newest one should there be two. */
    public Optional<MadeServer> server() {
      return allServers.stream()
          .filter(server -> server.serverId() != null)
          .reduce((older, newer) -> newer);
    }

    /** The identifier at the VIM of the server that stands. */
    public Optional<String> serverId() {
      return server().map(MadeServer::serverId);
    }
  }

  /**
   * A port.
   *
   * @param port null while it is not known whether it was made
   */
  public record MadePort(Change.AddPort change, Tag tag, Outcome.@Nullable PortMade port) {

    /** What it is for. */
    public CpRole role() {
      return change.role();
    }

    /** The name of its interface in the guest. */
    public String guestInterface() {
      return "eth" + change.order();
    }

    /** What is known of a port that stands. */
    public Outcome.PortMade made() {
      if (port == null) {
        throw new IllegalStateException("It is not known whether " + tag + " was made.");
      }
      return port;
    }

    /** The connection point's identifier within the VNF instance. */
    public String cpId() {
      return change.vnfcId() + "-" + change.cpdId();
    }

    /** The identifier of the external connection point that it is; empty when it is none. */
    public Optional<String> extCpId() {
      @Nullable String extCpdId = change.extCpdId();
      return Optional.ofNullable(extCpdId).map(cpdId -> change.vnfcId() + "-ext-" + cpdId);
    }
  }

  /**
   * A server.
   *
   * @param serverId null while it is not known whether it was made
   */
  public record MadeServer(Change.AddServer change, Tag tag, @Nullable String serverId) {}

  public Inventory {
    vnfcs = List.copyOf(vnfcs);
  }

  /** What stands after these operations, the oldest first. */
  public static Inventory of(UUID vnfInstanceId, Collection<Journalled> journals) {
    var fold = new Fold(vnfInstanceId);
    journals.forEach(
        journal -> journal.steps().forEach(step -> fold.take(journal.occurrenceId(), step)));
    return new Inventory(fold.vnfcs());
  }

  /** The VNFC with this identifier. */
  public Optional<Vnfc> vnfc(UUID vnfcId) {
    return vnfcs.stream().filter(each -> each.id().equals(vnfcId)).findFirst();
  }

  /** The VNFCs of a VDU, those with a server first. */
  public List<Vnfc> ofVdu(String vduId) {
    return vnfcs.stream()
        .filter(each -> each.vduId().equals(vduId))
        .sorted(Comparator.comparing(each -> each.server().isEmpty()))
        .toList();
  }

  /** How many VNFCs there are of each VDU. */
  public Map<String, Integer> vduInstances() {
    var instances = new LinkedHashMap<String, Integer>();
    vnfcs.forEach(vnfc -> instances.merge(vnfc.vduId(), 1, Integer::sum));
    return instances;
  }

  /** All ports that stand. */
  public Stream<MadePort> ports() {
    return vnfcs.stream().flatMap(vnfc -> vnfc.ports().stream());
  }

  /** Reads the journals, line by line. */
  private static final class Fold {

    private static final class Open {
      private final UUID id;
      private String vduId = "";
      private Change.@Nullable PrepareAgent agent;
      private final Map<Tag, MadePort> ports = new LinkedHashMap<>();
      private final Map<Tag, MadeServer> servers = new LinkedHashMap<>();

      private Open(UUID id) {
        this.id = id;
      }

      private boolean isNothing() {
        return agent == null && ports.isEmpty() && servers.isEmpty();
      }

      private Vnfc close() {
        return new Vnfc(
            id, vduId, agent, List.copyOf(ports.values()), List.copyOf(servers.values()));
      }
    }

    private final UUID vnfInstanceId;
    private final Map<UUID, Open> open = new LinkedHashMap<>();

    private Fold(UUID vnfInstanceId) {
      this.vnfInstanceId = vnfInstanceId;
    }

    private List<Vnfc> vnfcs() {
      return open.values().stream().filter(each -> !each.isNothing()).map(Open::close).toList();
    }

    private void take(UUID occurrenceId, JournalledStep step) {
      var change = step.change();
      var vnfc = open.computeIfAbsent(change.vnfcId(), Open::new);
      var tag =
          new Tag(
              occurrenceId.toString(),
              change.stepName(),
              vnfInstanceId.toString(),
              change.vnfcId().toString());
      switch (change) {
        case Change.PrepareAgent agent when step.state().mayHaveActed() -> {
          vnfc.agent = agent;
          vnfc.vduId = agent.vduId();
        }
        case Change.AddPort port when step.state().mayHaveActed() -> {
          vnfc.vduId = port.vduId();
          vnfc.ports.put(tag, new MadePort(port, tag, made(step)));
        }
        case Change.AddServer server when step.state().mayHaveActed() -> {
          vnfc.vduId = server.vduId();
          vnfc.servers.put(tag, new MadeServer(server, tag, serverId(step)));
        }
        case Change.RemovePort port -> take(port, tag, step, vnfc);
        case Change.RemoveServer server -> take(server, tag, step, vnfc);
        case Change.ForgetAgent agent when step.state() == StepState.DONE -> vnfc.agent = null;
        case Change.AssignConfiguration assigned when step.state() == StepState.DONE ->
            vnfc.agent =
                new Change.PrepareAgent(
                    assigned.vnfcId(),
                    vnfc.vduId,
                    assigned.packageId(),
                    assigned.configurationPath(),
                    null);
        case Change.PrepareAgent _,
            Change.AddPort _,
            Change.AddServer _,
            Change.AwaitServer _,
            Change.AwaitAgent _,
            Change.StopFunction _,
            Change.ForgetAgent _,
            Change.StartServer _,
            Change.StopServer _,
            Change.StartFunction _,
            Change.AssignConfiguration _,
            Change.TakeSnapshot _,
            Change.RevertConfiguration _ -> {}
      }
    }

    /**
     * A removal that was undone leaves what it was to remove, or its like under its own tag; when
     * it is cut short, its like may be there too.
     */
    private static void take(Change.RemovePort removal, Tag tag, JournalledStep step, Open vnfc) {
      var remake = removal.remake();
      switch (step.state()) {
        case PLANNED -> {}
        case DONE -> {
          vnfc.ports.remove(removal.made());
          others(removal.others()).forEach(vnfc.ports::remove);
        }
        case STARTED, FAILED, COMPENSATING, COMPENSATED -> {
          var again = made(step);
          var exchanged = again != null && !again.portId().equals(removal.portId());
          if (exchanged) {
            vnfc.ports.remove(removal.made());
          }
          if (remake != null && (exchanged || step.state() != StepState.COMPENSATED)) {
            vnfc.ports.put(tag, new MadePort(remake, tag, exchanged ? again : null));
          }
        }
      }
    }

    private static void take(Change.RemoveServer removal, Tag tag, JournalledStep step, Open vnfc) {
      var remake = removal.remake();
      switch (step.state()) {
        case PLANNED -> {}
        case DONE -> {
          vnfc.servers.remove(removal.made());
          others(removal.others()).forEach(vnfc.servers::remove);
        }
        case STARTED, FAILED, COMPENSATING, COMPENSATED -> {
          var again = serverId(step);
          var exchanged = again != null && !again.equals(removal.serverId());
          if (exchanged) {
            vnfc.servers.remove(removal.made());
          }
          if (remake != null && (exchanged || step.state() != StepState.COMPENSATED)) {
            vnfc.servers.put(tag, new MadeServer(remake, tag, exchanged ? again : null));
          }
        }
      }
    }

    private static List<Tag> others(@Nullable List<Tag> tags) {
      return tags == null ? List.of() : new ArrayList<>(tags);
    }

    private static Outcome.@Nullable PortMade made(JournalledStep step) {
      return step.outcome() instanceof Outcome.PortMade made ? made : null;
    }

    private static @Nullable String serverId(JournalledStep step) {
      return step.outcome() instanceof Outcome.ServerMade made ? made.serverId() : null;
    }
  }
}
