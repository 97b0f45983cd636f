package org.pawl.vnfm.vnflcm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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
})
public sealed interface Change {

  /** The VNFC that is changed. */
  UUID vnfcId();

  /** The step's name: one of its kind per VNFC and operation. */
  String stepName();

  /** A change that brings something into being. */
  sealed interface Addition extends Change {}

  /** A change that takes something away; nothing undoes it. */
  sealed interface Removal extends Change {}

  /** Tells the VNFM's own registry of agents what the VNFC will be and shall run. */
  record PrepareAgent(UUID vnfcId, String vduId, UUID packageId, String configurationPath)
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
   * Makes the server on the ports made before, with a fresh enrolment token in its config drive.
   */
  record AddServer(
      UUID vnfcId,
      String vduId,
      String serverName,
      @Nullable String image,
      int virtualCpus,
      long memoryMib)
      implements Addition {
    /** The name of this step, by which a VNFC's server is found again. */
    public static final String STEP = "create-server";

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
   * Takes the VNFC out of service before its resources go.
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
   */
  record RemoveServer(UUID vnfcId, String vduId, Tag made, @Nullable String serverId)
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
   */
  record RemovePort(
      UUID vnfcId, String cpdId, @Nullable String extCpdId, Tag made, @Nullable String portId)
      implements Removal {
    @Override
    public String stepName() {
      return "delete-port-" + cpdId;
    }
  }

  /** Revokes what the agent was trusted with and forgets it. */
  record ForgetAgent(UUID vnfcId) implements Removal {
    @Override
    public String stepName() {
      return "forget-agent";
    }
  }
}
