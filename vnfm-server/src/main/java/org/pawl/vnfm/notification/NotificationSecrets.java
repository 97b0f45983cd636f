package org.pawl.vnfm.notification;

import org.pawl.vnfm.trust.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells where the credentials for callbacks are kept. */
@Configuration(proxyBeanMethods = false)
class NotificationSecrets {

  @Bean
  SealedColumn callbackCredentials() {
    return new SealedColumn(
        "subscription", "authentication", "'" + SubscriptionRows.SECRET_NAME + "' || id");
  }
}
