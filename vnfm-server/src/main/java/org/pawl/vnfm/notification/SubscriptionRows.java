package org.pawl.vnfm.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.ApiRoot;
import org.pawl.vnfm.trust.SecretSeal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of subscriptions. */
@Repository
class SubscriptionRows {

  /** What the names begin with under which credentials are sealed. */
  static final String SECRET_NAME = "subscription ";

  private static final String SELECT =
      "select id, api, consumer, callback_uri, terms, api_root from subscription ";

  private final JdbcClient jdbc;
  private final SecretSeal seal;
  private final JsonMapper json;
  private final Clock clock;

  SubscriptionRows(JdbcClient jdbc, SecretSeal seal, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.seal = seal;
    this.json = json;
    this.clock = clock;
  }

  /** Adds it; false when an equal one is there. */
  boolean add(
      Subscription subscription,
      @Nullable SubscriptionAuthentication authentication,
      String fingerprint) {
    return jdbc.sql(
                """
                insert into subscription
                  (id, api, consumer, callback_uri, authentication, terms, fingerprint, api_root, created_at)
                values (:id, :api, :consumer, :callback, :authentication, :terms::jsonb, :fingerprint, :root, :now)
                on conflict on constraint subscription_once do nothing
                """)
            .param("id", subscription.id())
            .param("api", subscription.api())
            .param("consumer", subscription.consumer())
            .param("callback", subscription.callbackUri())
            .param("authentication", sealed(subscription.id(), authentication))
            .param("terms", json.writeValueAsString(subscription.terms()))
            .param("fingerprint", fingerprint)
            .param("root", subscription.apiRoot().prefix())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  Optional<UUID> findEqual(String api, String consumer, String callbackUri, String fingerprint) {
    return jdbc.sql(
            """
            select id from subscription
            where api = ? and consumer = ? and callback_uri = ? and fingerprint = ?
            """)
        .params(api, consumer, callbackUri, fingerprint)
        .query(UUID.class)
        .optional();
  }

  List<Subscription> ofConsumer(String api, String consumer) {
    return jdbc.sql(SELECT + "where api = ? and consumer = ? order by id")
        .params(api, consumer)
        .query(this::subscription)
        .list();
  }

  Optional<Subscription> find(UUID id) {
    return jdbc.sql(SELECT + "where id = ?").param(id).query(this::subscription).optional();
  }

  /**
   * All of an interface whose consumers may hear of a subject (of its tenant, or of all), kept from
   * being deleted until the transaction ends.
   */
  List<Subscription> held(String api, UUID subject) {
    return jdbc.sql(
            SELECT
                + """
                where api = ? and (tenant is null or tenant = (select pawl_tenant_of(?)))
                order by id for key share
                """)
        .params(api, subject)
        .query(this::subscription)
        .list();
  }

  /** One, kept from being deleted until the transaction ends. */
  Optional<Subscription> held(UUID id) {
    return jdbc.sql(SELECT + "where id = ? for key share")
        .param(id)
        .query(this::subscription)
        .optional();
  }

  void redirect(UUID id, String callbackUri) {
    jdbc.sql("update subscription set callback_uri = ? where id = ?")
        .params(callbackUri, id)
        .update();
  }

  void change(UUID id, String callbackUri, @Nullable SubscriptionAuthentication authentication) {
    jdbc.sql(
            "update subscription set callback_uri = :uri, authentication = :authentication where id = :id")
        .param("uri", callbackUri)
        .param("authentication", sealed(id, authentication))
        .param("id", id)
        .update();
  }

  void delete(UUID id) {
    jdbc.sql("delete from subscription where id = ?").param(id).update();
  }

  /** Where its notifications go, with the secrets opened. */
  Optional<Callback> callback(UUID id) {
    return jdbc.sql("select callback_uri, authentication from subscription where id = ?")
        .param(id)
        .query((row, number) ->
            new Callback(
                id,
                CallbackUri.parse("callbackUri", row.getString(1)),
                opened(id, row.getBytes(2))))
        .optional();
  }

  private byte @Nullable [] sealed(UUID id, @Nullable SubscriptionAuthentication authentication) {
    return authentication == null
        ? null
        : seal.seal(secretName(id), json.writeValueAsString(authentication));
  }

  private @Nullable SubscriptionAuthentication opened(UUID id, byte @Nullable [] sealed) {
    return sealed == null
        ? null
        : json.readValue(seal.open(secretName(id), sealed), SubscriptionAuthentication.class);
  }

  private static String secretName(UUID id) {
    return SECRET_NAME + id;
  }

  private Subscription subscription(ResultSet row, int number) throws SQLException {
    return new Subscription(
        row.getObject("id", UUID.class),
        row.getString("api"),
        row.getString("consumer"),
        row.getString("callback_uri"),
        json.readValue(row.getString("terms"), new TypeReference<Map<String, Object>>() {}),
        new ApiRoot(row.getString("api_root")));
  }
}
