package org.pawl.vnfm.vnflcm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vim.Tag;
import org.pawl.vnfm.vnfpkgm.CpRole;

/**
 * One change that an operation makes, as data: planners write it, the journal keeps it, the
 * executor carries it out.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Change.PrepareAgent.class, name = "PrepareAgent"),
  @JsonSubTypes.Type(value = Change.AddPort.class, name = "AddPort"),
  @JsonSubTypes.Type(value = Change.AddServer.class, name = "AddServer"),
  @JsonSubTypes.Type(value = Change.AwaitServer.class, name = "AwaitServer"),
  @JsonSubTypes.Type(value = Change.AwaitAgent.class, name = "AwaitAgent"),
  @JsonSubTypes.Type(value = Change.StopFunction.class, name = "StopFunction"),
  @JsonSubTypes.Type(value = Change.RemoveServer.class, name = "RemoveServer"),
  @JsonSubTypes.Type(value = Change.RemovePort.class, name = "RemovePort"),
  @JsonSubTypes.Type(value = Change.ForgetAgent.class, name = "ForgetAgent"),
  @JsonSubTypes.Type(value = Change.StartServer.class, name = "StartServer"),
  @JsonSubTypes.Type(value = Change.StopServer.class, name = "StopServer"),
  @JsonSubTypes.Type(value = Change.StartFunction.class, name = "StartFunction"),
  @JsonSubTypes.Type(value = Change.AssignConfiguration.class, name = "AssignConfiguration"),
  @JsonSubTypes.Type(value = Change.TakeSnapshot.class, name = "TakeSnapshot"),
  @JsonSubTypes.Type(value = Change.RevertConfiguration.class, name = "RevertConfiguration"),
})
public sealed interface Change {

  /** The VNFC that is changed. */
  UUID vnfcId();

  /** The step's name: one of its kind per VNFC and operation. */
  String stepName();

  /** A change that brings something into being. */
  sealed interface Addition extends Change {}

  /** A change that takes something away; undone, its like is made. */
  sealed interface Removal extends Change {}

  /** A change of something that stands before and after. */
  sealed interface Modification extends Change {}

  /**
   * Tells the VNFM's own registry of agents what the VNFC will be and shall run.
   *
   * @param replaces the VNFC whose present configuration it shall run; null for the package's
   */
  record PrepareAgent(
      UUID vnfcId, String vduId, UUID packageId, String configurationPath, @Nullable UUID replaces)
      implements Addition {
    @Override
    public String stepName() {
      return "prepare-agent";
    }
  }

  /**
   * Makes a port.
   *
   * @param networkId the network at the VIM; null for its management network
   * @param extCpdId the external connection point that the port is; null for none
   * @param extVirtualLinkId the orchestrator's name of the network; null when it named none
   * @param cpConfigId the orchestrator's key for the connection point's configuration
   */
  record AddPort(
      UUID vnfcId,
      String vduId,
      String cpdId,
      int order,
      CpRole role,
      @Nullable String networkId,
      @Nullable String extCpdId,
      @Nullable String extVirtualLinkId,
      @Nullable String cpConfigId)
      implements Addition {
    @Override
    public String stepName() {
      return "create-port-" + cpdId;
    }
  }

  /**
   * What the NFVO's grant says of a server (SOL003 9.5.2.3).
   *
   * @param image the VIM's image in place of the descriptor's
   * @param flavour the VIM's flavour
   * @param zone the VIM's availability zone
   */
  record GrantedServer(@Nullable String image, @Nullable String flavour, @Nullable String zone) {}

  /**
   * Makes the server on the ports made before, with a fresh enrolment token in its config drive.
   *
   * @param granted where a grant wants it to be; null for wherever the VIM likes
   * @param snapshotId the snapshot at the VIM from which its disk is made; null for a fresh disk
   */
  record AddServer(
      UUID vnfcId,
      String vduId,
      String serverName,
      @Nullable String image,
      int virtualCpus,
      long memoryMib,
      @Nullable GrantedServer granted,
      @Nullable String snapshotId)
      implements Addition {

    public AddServer(
        UUID vnfcId,
        String vduId,
        String serverName,
        @Nullable String image,
        int virtualCpus,
        long memoryMib) {
      this(vnfcId, vduId, serverName, image, virtualCpus, memoryMib, null, null);
    }

    /** The same, as granted. */
    AddServer granted(GrantedServer grant) {
      return new AddServer(
          vnfcId, vduId, serverName, image, virtualCpus, memoryMib, grant, snapshotId);
    }

    /** The name of this step, by which a VNFC's server is found again. */
    public static final String STEP = "create-server";

    /** The same with the disk of a snapshot, or with a fresh one. */
    public AddServer withDiskOf(@Nullable String snapshot) {
      return new AddServer(
          vnfcId, vduId, serverName, image, virtualCpus, memoryMib, granted, snapshot);
    }

    @Override
    public String stepName() {
      return STEP;
    }
  }

  /** Waits until the VIM says that the server runs. */
  record AwaitServer(UUID vnfcId) implements Addition {
    @Override
    public String stepName() {
      return "await-server";
    }
  }

  /** Waits until the agent reports that it runs the configuration assigned to it. */
  record AwaitAgent(UUID vnfcId) implements Addition {
    @Override
    public String stepName() {
      return "await-agent";
    }
  }

  /**
   * Takes the VNFC out of service before its server is stopped or goes.
   *
   * @param timeoutSeconds after which the operation goes on all the same; null for no limit of the
   *     orchestrator's
   */
  record StopFunction(UUID vnfcId, @Nullable Integer timeoutSeconds) implements Removal {
    @Override
    public String stepName() {
      return "stop-function";
    }
  }

  /**
   * Removes a server.
   *
   * @param made the tag under which it was made
   * @param serverId its id at the VIM; null when the step that made it was cut short
   * @param others tags under which steps that were cut short may have made more; null for none
   * @param remake what is made when the removal is undone; null for nothing
   */
  record RemoveServer(
      UUID vnfcId,
      String vduId,
      Tag made,
      @Nullable String serverId,
      @Nullable List<Tag> others,
      @Nullable AddServer remake)
      implements Removal {
    @Override
    public String stepName() {
      return "delete-server";
    }
  }

  /**
   * Removes a port.
   *
   * @param extCpdId the external connection point that it was; null for none
   * @param made the tag under which it was made
   * @param portId its id at the VIM; null when the step that made it was cut short
   * @param others tags under which steps that were cut short may have made more; null for none
   * @param remake what is made when the removal is undone; null for nothing
   */
  record RemovePort(
      UUID vnfcId,
      String cpdId,
      @Nullable String extCpdId,
      Tag made,
      @Nullable String portId,
      @Nullable List<Tag> others,
      @Nullable AddPort remake)
      implements Removal {
    @Override
    public String stepName() {
      return "delete-port-" + cpdId;
    }
  }

  /**
   * Revokes what the agent was trusted with and forgets it.
   *
   * @param remake what is prepared when the removal is undone; null for nothing
   */
  record ForgetAgent(UUID vnfcId, @Nullable PrepareAgent remake) implements Removal {
    @Override
    public String stepName() {
      return "forget-agent";
    }
  }

  /** Starts a server that was stopped. */
  record StartServer(UUID vnfcId, String vduId, String serverId) implements Modification {
    @Override
    public String stepName() {
      return "start-server";
    }
  }

  /** Ends all that runs in a server, which keeps its disk and its ports. */
  record StopServer(UUID vnfcId, String vduId, String serverId) implements Modification {
    @Override
    public String stepName() {
      return "stop-server";
    }
  }

  /** Waits for the agent and puts the VNFC into service. */
  record StartFunction(UUID vnfcId) implements Modification {
    @Override
    public String stepName() {
      return "start-function";
    }
  }

  /** Gives a VNFC another configuration of the package; its agent pulls it when it starts. */
  record AssignConfiguration(UUID vnfcId, UUID packageId, String configurationPath)
      implements Modification {
    @Override
    public String stepName() {
      return "assign-configuration";
    }
  }

  /** Keeps the disk of a VNFC's server and what its agent was told to run. */
  record TakeSnapshot(UUID vnfcId, String vduId, String serverId, String snapshotName)
      implements Modification {
    /** The name of this step, by which a VNFC's snapshot is found again. */
    public static final String STEP = "create-snapshot";

    @Override
    public String stepName() {
      return STEP;
    }
  }

  /**
   * Gives a VNFC the configuration that a snapshot kept.
   *
   * @param keptFor the VNFC that ran it when the snapshot was taken
   */
  record RevertConfiguration(UUID vnfcId, UUID vnfSnapshotInfoId, UUID keptFor)
      implements Modification {
    @Override
    public String stepName() {
      return "revert-configuration";
    }
  }
}
