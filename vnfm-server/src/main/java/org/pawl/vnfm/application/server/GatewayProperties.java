package org.pawl.vnfm.application.server;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the port for agents.
 *
 * @param port 0 takes a free one
 * @param maxConnections agents that may be connected at once
 * @param requestTimeout how long a request may take to arrive
 * @param idleTimeout how long a connection is kept for the next request
 */
@Validated
@ConfigurationProperties("pawl.agent-gateway")
record GatewayProperties(
    @DefaultValue("8444") @Min(0) @Max(65535) int port,
    @DefaultValue("4096") @Min(1) int maxConnections,
    @DefaultValue("10s") Duration requestTimeout,
    @DefaultValue("30s") Duration idleTimeout) {}
