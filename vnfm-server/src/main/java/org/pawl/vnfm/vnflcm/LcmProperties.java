package org.pawl.vnfm.vnflcm;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this VNFM carries operations out.
 *
 * @param nodeName names this VNFM among those on one database; the host's name by default
 * @param executing whether it carries operations out, or only accepts them for others to do
 * @param threads how many operations it carries out at once
 * @param pollingInterval how soon it sees an operation that another VNFM left
 * @param heartbeatInterval how often it says that it lives
 * @param missedHeartbeats after how many the others take its operations over
 * @param serverLimit how long a server may take to become active
 * @param agentLimit how long an agent may take to run its configuration
 * @param removalLimit how long a server may take to go
 * @param tokenValidity how long a guest may take to enrol
 * @param handOverLimit how long a step may go on when the VNFM is stopped
 */
@Validated
@ConfigurationProperties("pawl.lcm")
public record LcmProperties(
    @Nullable String nodeName,
    @DefaultValue("true") boolean executing,
    @DefaultValue("8") @Min(1) @Max(64) int threads,
    @DefaultValue("500ms") @NotNull Duration pollingInterval,
    @DefaultValue("1500ms") @NotNull Duration heartbeatInterval,
    @DefaultValue("4") @Min(4) int missedHeartbeats,
    @DefaultValue("60s") @NotNull Duration serverLimit,
    @DefaultValue("60s") @NotNull Duration agentLimit,
    @DefaultValue("30s") @NotNull Duration removalLimit,
    @DefaultValue("15m") @NotNull Duration tokenValidity,
    @DefaultValue("5s") @NotNull Duration handOverLimit) {

  String node() {
    if (nodeName != null && !nodeName.isBlank()) {
      return nodeName;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("This host has no name: set pawl.lcm.node-name.", e);
    }
  }
}
