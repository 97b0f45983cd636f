package org.pawl.vnfm.application.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** The programs that get access tokens. All get them by client credentials, for the same time. */
@Component
class ApiClients implements RegisteredClientRepository {

  /** The setting that names a client's tenant; those without it see the resources of all. */
  static final String TENANT = "pawl.tenant";

  private final JdbcClient database;
  private final SecurityProperties properties;

  ApiClients(JdbcClient database, SecurityProperties properties) {
    this.database = database;
    this.properties = properties;
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return findByClientId(id);
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String clientId) {
    return database
        .sql(
            """
            SELECT client_id, secret_hash, scopes, tenant FROM api_client
            WHERE client_id = ? AND enabled
            """)
        .param(clientId)
        .query((row, n) -> client(row))
        .optional()
        .orElse(null);
  }

  /** Stores a secret's hash anew, when a stronger way of hashing has come. */
  @Override
  public void save(RegisteredClient client) {
    database
        .sql("UPDATE api_client SET secret_hash = ? WHERE client_id = ?")
        .param(Objects.requireNonNull(client.getClientSecret(), "a client's secret"))
        .param(client.getClientId())
        .update();
  }

  /** Makes a client unless there is one already, whichever that is; says whether it did. */
  boolean addFirst(String clientId, String secretHash, Set<String> scopes) {
    return database
            .sql(
                """
                INSERT INTO api_client (client_id, secret_hash, scopes)
                SELECT ?, ?, ?::text[] WHERE NOT EXISTS (SELECT FROM api_client)
                ON CONFLICT DO NOTHING
                """)
            .params(clientId, secretHash, scopes.toArray(String[]::new))
            .update()
        > 0;
  }

  boolean isEmpty() {
    return database.sql("SELECT NOT EXISTS (SELECT FROM api_client)").query(Boolean.class).single();
  }

  private RegisteredClient client(ResultSet row) throws SQLException {
    String clientId = row.getString(1);
    Set<String> scopes = Set.of((String[]) row.getArray(3).getArray());
    String tenant = row.getString(4);
    return RegisteredClient.withId(clientId)
        .clientId(clientId)
        .clientSecret(row.getString(2))
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .scopes(all -> all.addAll(scopes))
        .clientSettings(
            tenant == null
                ? ClientSettings.builder().build()
                : ClientSettings.builder().setting(TENANT, tenant).build())
        .tokenSettings(
            TokenSettings.builder().accessTokenTimeToLive(properties.tokenValidity()).build())
        .build();
  }
}
