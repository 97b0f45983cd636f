package org.pawl.vnfm.vnflcm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/** What a step brought about, as the journal keeps it for the steps and operations after it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Outcome.Done.class, name = "Done"),
  @JsonSubTypes.Type(value = Outcome.PortMade.class, name = "PortMade"),
  @JsonSubTypes.Type(value = Outcome.ServerMade.class, name = "ServerMade"),
  @JsonSubTypes.Type(value = Outcome.ConfigurationAssigned.class, name = "ConfigurationAssigned"),
  @JsonSubTypes.Type(value = Outcome.SnapshotTaken.class, name = "SnapshotTaken"),
})
public sealed interface Outcome {

  /** Nothing that later steps need to know. */
  record Done() implements Outcome {}

  /** A port stands. */
  record PortMade(String portId, String networkId, String macAddress, List<String> addresses)
      implements Outcome {
    public PortMade {
      addresses = List.copyOf(addresses);
    }
  }

  /** A server stands. */
  record ServerMade(String serverId) implements Outcome {}

  /** A VNFC has another configuration; it had this version before. */
  record ConfigurationAssigned(long previousVersion) implements Outcome {}

  /** A snapshot is kept at the VIM, and with it what the agent was told to run. */
  record SnapshotTaken(
      String snapshotId,
      Instant startedAt,
      Instant finishedAt,
      String fileName,
      long configurationVersion,
      String configuration)
      implements Outcome {}
}
