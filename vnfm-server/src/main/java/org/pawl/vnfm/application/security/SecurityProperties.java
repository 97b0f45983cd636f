package org.pawl.vnfm.application.security;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of users, clients and tokens.
 *
 * @param firstUserName the user who is made when there is none yet
 * @param firstUserPassword that user's password; without it no user is made
 * @param firstClientId the client that is made when there is none yet
 * @param firstClientSecret that client's secret; without it no client is made
 * @param issuer the URL that tokens name as their origin; the same for all VNFMs on one database
 * @param tokenValidity life of an access token
 */
@Validated
@ConfigurationProperties("pawl.security")
record SecurityProperties(
    @DefaultValue("admin") @NotBlank String firstUserName,
    @Nullable String firstUserPassword,
    @DefaultValue("orchestrator") @NotBlank String firstClientId,
    @Nullable String firstClientSecret,
    @DefaultValue("https://localhost:8443") @NotBlank String issuer,
    @DefaultValue("1h") Duration tokenValidity) {

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "SecurityProperties[firstUserName=%s, firstClientId=%s, issuer=%s, tokenValidity=%s]"
        .formatted(firstUserName, firstClientId, issuer, tokenValidity);
  }
}
