package org.pawl.vnfm.notification;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How notifications are delivered.
 *
 * @param delivering whether this VNFM delivers, or only writes for others to deliver
 * @param threads how many deliveries go on at once
 * @param pollingInterval how soon a delivery that another VNFM left is seen
 * @param heartbeatInterval how often this VNFM says that it lives
 * @param missedHeartbeats after how many the others take its deliveries over
 * @param firstRetry how long to wait after the first failure; doubled with each further one
 * @param longestRetry where the doubling ends
 * @param giveUpAfter how old a notification may become undelivered
 * @param maxPending how many may wait for one subscription; the oldest ones go first
 * @param maxSubscriptions how many subscriptions one consumer may have at one interface
 */
@Validated
@ConfigurationProperties("pawl.notifications")
record NotificationProperties(
    @DefaultValue("true") boolean delivering,
    @DefaultValue("16") @Min(1) @Max(256) int threads,
    @DefaultValue("1s") @NotNull Duration pollingInterval,
    @DefaultValue("1500ms") @NotNull Duration heartbeatInterval,
    @DefaultValue("4") @Min(4) int missedHeartbeats,
    @DefaultValue("1s") @NotNull Duration firstRetry,
    @DefaultValue("5m") @NotNull Duration longestRetry,
    @DefaultValue("24h") @NotNull Duration giveUpAfter,
    @DefaultValue("10000") @Min(1) int maxPending,
    @DefaultValue("100") @Min(1) int maxSubscriptions) {

  /** How long to wait after so many failures, of which there was at least one. */
  Duration retryAfter(int failures) {
    var wait = firstRetry;
    for (int i = 1; i < failures && wait.compareTo(longestRetry) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(longestRetry) < 0 ? wait : longestRetry;
  }
}
