package org.pawl.vnfm.trust;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the certificate authority.
 *
 * @param masterKeyFile 32 random bytes that only this user may read; made when missing
 * @param masterKey the key itself in Base64, instead of the file; fit for an environment variable
 * @param nextMasterKey the key that takes its place
 * @param serverNames host names and addresses by which orchestrators and browsers reach this VNFM
 * @param serverValidity life of this VNFM's own certificate, renewed at half of it
 * @param agentValidity life of an agent's certificate
 */
@Validated
@ConfigurationProperties("pawl.security")
record TrustProperties(
    @NotNull Path masterKeyFile,
    @Nullable String masterKey,
    @Nullable String nextMasterKey,
    @DefaultValue({"localhost", "127.0.0.1", "::1"}) List<String> serverNames,
    @DefaultValue("30d") Duration serverValidity,
    @DefaultValue("24h") Duration agentValidity) {

  TrustProperties {
    serverNames = List.copyOf(serverNames);
  }

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "TrustProperties[masterKeyFile=%s, serverNames=%s]"
        .formatted(masterKeyFile, serverNames);
  }
}
