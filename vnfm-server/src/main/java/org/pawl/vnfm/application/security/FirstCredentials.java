package org.pawl.vnfm.application.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Lets the first user and the first client in. Once there are some, the settings change nothing.
 */
@Component
class FirstCredentials implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(FirstCredentials.class);

  private final OperatorUsers users;
  private final ApiClients clients;
  private final PasswordEncoder encoder;
  private final SecurityProperties properties;

  FirstCredentials(
      OperatorUsers users,
      ApiClients clients,
      PasswordEncoder encoder,
      SecurityProperties properties) {
    this.users = users;
    this.clients = clients;
    this.encoder = encoder;
    this.properties = properties;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (users.isEmpty()) {
      addUser();
    }
    if (clients.isEmpty()) {
      addClient();
    }
  }

  private void addUser() {
    String password = properties.firstUserPassword();
    if (password == null || password.isBlank()) {
      LOG.warn("nobody can log in to the dashboard: set pawl.security.first-user-password");
    } else if (users.addFirst(properties.firstUserName(), encoder.encode(password))) {
      LOG.info("made the first user, {}", properties.firstUserName());
    }
  }

  private void addClient() {
    String secret = properties.firstClientSecret();
    if (secret == null || secret.isBlank()) {
      LOG.warn("no program can get an access token: set pawl.security.first-client-secret");
    } else if (clients.addFirst(properties.firstClientId(), encoder.encode(secret), Scopes.ALL)) {
      LOG.info("made the first client, {}", properties.firstClientId());
    }
  }
}
