package org.pawl.vnfm.vnfind;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How indicators are read.
 *
 * @param interval how often each VNF instance is asked
 * @param atOnce how many instances this VNFM asks at the same time
 */
@Validated
@ConfigurationProperties("pawl.indicators")
record IndicatorProperties(
    @DefaultValue("10s") @NotNull Duration interval,
    @DefaultValue("16") @Min(1) @Max(256) int atOnce) {}
