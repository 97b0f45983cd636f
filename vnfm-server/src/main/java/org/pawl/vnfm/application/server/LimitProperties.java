package org.pawl.vnfm.application.server;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much a request may bring, and how many a client may send.
 *
 * @param content any request's content
 * @param vnfPackage the content of a VNF package
 * @param requestsPerSecond of one client; twice as many may come at once
 */
@Validated
@ConfigurationProperties("pawl.limits")
record LimitProperties(
    @DefaultValue("2MB") DataSize content,
    @DefaultValue("1GB") DataSize vnfPackage,
    @DefaultValue("200") @Min(1) int requestsPerSecond) {}
