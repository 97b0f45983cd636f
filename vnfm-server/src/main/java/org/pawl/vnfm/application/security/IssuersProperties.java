package org.pawl.vnfm.application.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose access tokens are taken beside the VNFM's own.
 *
 * @param trusted the issuers
 */
@Validated
@ConfigurationProperties("pawl.security.issuers")
record IssuersProperties(@DefaultValue List<TrustedIssuer> trusted) {

  IssuersProperties {
    trusted = List.copyOf(trusted);
  }
}
