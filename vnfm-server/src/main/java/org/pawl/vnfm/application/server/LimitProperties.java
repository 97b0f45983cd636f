package org.pawl.vnfm.application.server;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much a request may bring.
 *
 * @param content any request's content
 * @param vnfPackage the content of a VNF package
 */
@Validated
@ConfigurationProperties("pawl.limits")
record LimitProperties(
    @DefaultValue("2MB") DataSize content, @DefaultValue("1GB") DataSize vnfPackage) {}
