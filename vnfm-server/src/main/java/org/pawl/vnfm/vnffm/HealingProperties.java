package org.pawl.vnfm.vnffm;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When VNFs are healed automatically.
 *
 * @param silence how long an agent is silent before its VNFC is healed
 * @param pause between the begin of a heal of a VNF, whoever asked for it, and an automatic one
 * @param atMost automatic heals of one VNF within {@code window}; then a person has to look
 * @param breakerPercent share of the agents that may be silent while others are healed
 * @param breakerLeast silent agents below which that share is not looked at
 */
@Validated
@ConfigurationProperties("pawl.healing")
record HealingProperties(
    @DefaultValue("10s") Duration silence,
    @DefaultValue("5m") Duration pause,
    @DefaultValue("3") @Min(1) int atMost,
    @DefaultValue("1h") Duration window,
    @DefaultValue("30") @Min(1) @Max(100) int breakerPercent,
    @DefaultValue("3") @Min(2) int breakerLeast) {}
