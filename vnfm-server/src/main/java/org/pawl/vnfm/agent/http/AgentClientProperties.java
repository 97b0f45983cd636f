package org.pawl.vnfm.agent.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long an agent is waited for.
 *
 * @param connectTimeout until the connection stands
 * @param answerTimeout until the answer is there; a hot swap has to fit in
 */
@Validated
@ConfigurationProperties("pawl.agent-client")
record AgentClientProperties(
    @DefaultValue("3s") Duration connectTimeout, @DefaultValue("15s") Duration answerTimeout) {}
