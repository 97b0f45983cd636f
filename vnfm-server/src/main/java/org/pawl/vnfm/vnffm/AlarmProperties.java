package org.pawl.vnfm.vnffm;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the watch over agents.
 *
 * @param heartbeatSilence how long an agent may be silent before that is a fault
 * @param retention how long an alarm stays in the list after its fault is over
 */
@Validated
@ConfigurationProperties("pawl.alarms")
record AlarmProperties(
    @DefaultValue("3s") Duration heartbeatSilence, @DefaultValue("30d") Duration retention) {}
