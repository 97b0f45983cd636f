package org.pawl.vnfm.granting;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.notification.SubscriptionAuthentication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The NFVO that grants operations, {@code pawl.nfvo.*}.
 *
 * @param uri under which its interfaces stand, such as {@code https://nfvo.example}; when absent
 *     the VNFM grants its operations itself
 * @param version of the granting interface that is asked for
 * @param authentication how the VNFM shows there who it is; several ways may be named
 * @param userName for BASIC
 * @param password for BASIC
 * @param clientId for OAUTH2_CLIENT_CREDENTIALS
 * @param clientPassword for OAUTH2_CLIENT_CREDENTIALS
 * @param tokenEndpoint for OAUTH2_CLIENT_CREDENTIALS
 * @param vnfmRoot the address by which the NFVO reaches this VNFM's interfaces
 * @param limit how long to wait for a grant
 */
@Validated
@ConfigurationProperties("pawl.nfvo")
public record NfvoProperties(
    @Nullable String uri,
    @DefaultValue("1.4.0") @NotNull String version,
    @DefaultValue List<SubscriptionAuthentication.AuthType> authentication,
    @Nullable String userName,
    @Nullable String password,
    @Nullable String clientId,
    @Nullable String clientPassword,
    @Nullable String tokenEndpoint,
    @DefaultValue("https://localhost:8443") @NotNull String vnfmRoot,
    @DefaultValue("10m") @NotNull Duration limit) {

  public NfvoProperties {
    authentication = List.copyOf(authentication);
  }

  /** What the calls show; null for nothing. */
  public @Nullable SubscriptionAuthentication shown() {
    return authentication.isEmpty()
        ? null
        : new SubscriptionAuthentication(
            authentication,
            new SubscriptionAuthentication.ParamsBasic(userName, password),
            new SubscriptionAuthentication.ParamsOauth2ClientCredentials(
                clientId, clientPassword, tokenEndpoint));
  }

  @Override
  public String toString() {
    return "NfvoProperties[uri=%s, authentication=%s]".formatted(uri, authentication);
  }
}
