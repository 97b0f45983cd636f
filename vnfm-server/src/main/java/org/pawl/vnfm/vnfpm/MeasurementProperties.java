package org.pawl.vnfm.vnfpm;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long measurements are kept, and when they count.
 *
 * @param shortRetention for periods of 5 s
 * @param minuteRetention for periods of a minute
 * @param quarterRetention for periods of a quarter of an hour
 * @param reportRetention for reports of PM jobs
 * @param settlingTime after the end of a period, until all VNFMs have written what they know of it
 * @param thresholdWindow over which values are taken that are compared with thresholds
 */
@Validated
@ConfigurationProperties("pawl.measurements")
record MeasurementProperties(
    @DefaultValue("2h") @NotNull Duration shortRetention,
    @DefaultValue("2d") @NotNull Duration minuteRetention,
    @DefaultValue("30d") @NotNull Duration quarterRetention,
    @DefaultValue("2d") @NotNull Duration reportRetention,
    @DefaultValue("5s") @NotNull Duration settlingTime,
    @DefaultValue("30s") @NotNull Duration thresholdWindow) {

  Duration retention(Period period) {
    return switch (period) {
      case SHORT -> shortRetention;
      case MINUTE -> minuteRetention;
      case QUARTER -> quarterRetention;
    };
  }
}
