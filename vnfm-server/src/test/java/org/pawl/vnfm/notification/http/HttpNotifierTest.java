package org.pawl.vnfm.notification.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pawl.vnfm.VnfmTest;
import org.pawl.vnfm.notification.Callback;
import org.pawl.vnfm.notification.CallbackReceiver;
import org.pawl.vnfm.notification.CallbackUri;
import org.pawl.vnfm.notification.Notifier.NotDelivered;
import org.pawl.vnfm.notification.SubscriptionAuthentication;
import org.pawl.vnfm.notification.SubscriptionAuthentication.AuthType;
import org.pawl.vnfm.notification.SubscriptionAuthentication.ParamsBasic;
import org.pawl.vnfm.notification.SubscriptionAuthentication.ParamsOauth2ClientCredentials;
import org.pawl.vnfm.trust.CertificateAuthority;
import org.pawl.vnfm.trust.TlsContexts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import tools.jackson.databind.json.JsonMapper;

@VnfmTest
class HttpNotifierTest {

  private static final List<Network> THIS_MACHINE = List.of(Network.valueOf("127.0.0.0/8"));

  @Autowired TlsContexts tls;
  @Autowired CertificateAuthority authority;
  @Autowired JsonMapper json;
  @Autowired Clock clock;
  final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
  final CallbackReceiver receiver = CallbackReceiver.open();

  @AfterEach
  void close() {
    receiver.close();
  }

  private HttpNotifier notifier(CallbackProperties properties) {
    var calls = new Calls(new CallbackClients(properties, bundles, tls), properties, clock);
    var authorized = new AuthorizedCalls(calls, new AccessTokens(calls, json, clock));
    return new HttpNotifier(authorized, calls, properties);
  }

  private static CallbackProperties settings(CallbackProperties.Test test, List<Network> allowed) {
    return new CallbackProperties(
        test, true, allowed, null, Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  private HttpNotifier notifier() {
    return notifier(settings(CallbackProperties.Test.ON, THIS_MACHINE));
  }

  private Callback callback(@Nullable SubscriptionAuthentication authentication) {
    return callback(receiver.uri("/callback"), authentication);
  }

  private static Callback callback(
      String uri, @Nullable SubscriptionAuthentication authentication) {
    return new Callback(UUID.randomUUID(), CallbackUri.parse("callbackUri", uri), authentication);
  }

  @Test
  void receiver_whenTested_hasToAnswerGetWith204() throws NotDelivered {
    notifier().test(callback(null));

    assertThat(receiver.received())
        .singleElement()
        .satisfies(request -> assertThat(request.method()).isEqualTo("GET"));
    for (int status : new int[] {200, 302, 401, 404, 405, 500}) {
      receiver.answer(status);
      assertThatThrownBy(() -> notifier().test(callback(null)))
          .isInstanceOf(NotDelivered.class)
          .hasMessageContaining(String.valueOf(status));
    }
  }

  @Test
  void receiverWithoutGet_whenThatIsTolerated_passes() throws NotDelivered {
    var tolerant = notifier(settings(CallbackProperties.Test.TOLERATE_405, THIS_MACHINE));
    receiver.answer(405);
    tolerant.test(callback(null));

    receiver.answer(404);
    assertThatThrownBy(() -> tolerant.test(callback(null))).isInstanceOf(NotDelivered.class);
  }

  @Test
  void untestedReceiver_isNotCalledButItsAddressIsLookedAt() throws NotDelivered {
    notifier(settings(CallbackProperties.Test.OFF, THIS_MACHINE)).test(callback(null));
    assertThat(receiver.received()).isEmpty();

    var strict = notifier(settings(CallbackProperties.Test.OFF, List.of()));
    assertThatThrownBy(() -> strict.test(callback(null))).hasMessageContaining("internal address");
  }

  @Test
  void internalAddress_whenNotAllowed_isNeverCalled() {
    var strict = notifier(settings(CallbackProperties.Test.ON, List.of()));

    for (var uri :
        List.of(receiver.uri("/"), receiver.uri("/").replace("127.0.0.1", "localhost"))) {
      assertThatThrownBy(() -> strict.test(callback(uri, null)))
          .hasMessageContaining("allowed-networks");
      assertThatThrownBy(() -> strict.deliver(callback(uri, null), "{}"))
          .hasMessageContaining("allowed-networks");
    }

    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void internalTokenEndpoint_whenNotAllowed_isNeverCalled() {
    var strict = notifier(settings(CallbackProperties.Test.ON, List.of()));

    assertThatThrownBy(() -> strict.deliver(callback("http://192.0.2.1/", oauth2()), "{}"))
        .hasMessageContaining("token endpoint")
        .hasMessageContaining("allowed-networks");

    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void plainHttp_whenNotAllowed_isNeverCalled() {
    var secure =
        notifier(
            new CallbackProperties(
                CallbackProperties.Test.ON,
                false,
                THIS_MACHINE,
                null,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2)));

    assertThatThrownBy(() -> secure.test(callback(null))).hasMessageContaining("plain-http");
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void redirect_whenAnswered_isNotFollowed() {
    receiver.answer((request, exchange) -> {
      exchange.getResponseHeaders().set("Location", receiver.uri("/elsewhere"));
      exchange.sendResponseHeaders(307, -1);
    });

    assertThatThrownBy(() -> notifier().deliver(callback(null), "{}")).hasMessageContaining("307");
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void slowReceiver_whenItDripsItsAnswer_isLeftAtTheDeadline() {
    receiver.answer((request, exchange) -> {
      exchange.sendResponseHeaders(200, 0);
      drip(exchange.getResponseBody());
    });
    var began = System.nanoTime();

    assertThatThrownBy(() -> notifier().deliver(callback(null), "{}"))
        .hasMessageContaining("2000 ms");

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(6));
  }

  private static void drip(OutputStream body) throws IOException {
    try {
      for (int i = 0; i < 100; i++) {
        body.write('.');
        body.flush();
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void retryAfter_whenAnswered_isPassedOn() {
    receiver.answer((request, exchange) -> {
      exchange.getResponseHeaders().set("Retry-After", "17");
      exchange.sendResponseHeaders(503, -1);
    });

    assertThatThrownBy(() -> notifier().deliver(callback(null), "{}"))
        .isInstanceOfSatisfying(
            NotDelivered.class,
            failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(17)));
  }

  @Test
  void userAndPassword_whenAgreed_areShown() throws NotDelivered {
    var basic =
        new SubscriptionAuthentication(
            List.of(AuthType.BASIC), new ParamsBasic("nfvo", "s3crét"), null);

    notifier().deliver(callback(basic), "{\"a\":1}");

    var request = receiver.received().getFirst();
    assertThat(request.authorization())
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("nfvo:s3crét".getBytes(StandardCharsets.UTF_8)));
    assertThat(request.body()).isEqualTo("{\"a\":1}");
  }

  private SubscriptionAuthentication oauth2() {
    return new SubscriptionAuthentication(
        List.of(AuthType.BASIC, AuthType.OAUTH2_CLIENT_CREDENTIALS),
        new ParamsBasic("unused", "unused"),
        new ParamsOauth2ClientCredentials("client", "pass word", receiver.uri("/token")));
  }

  /** An authorization server that gives out token-1, token-2, …; and a receiver of the newest. */
  private AtomicInteger issueTokens(int lifeInSeconds, AtomicReference<String> accepted) {
    var issued = new AtomicInteger();
    receiver.answer((request, exchange) -> {
      if (request.path().equals("/token")) {
        var token = "token-" + issued.incrementAndGet();
        accepted.set("Bearer " + token);
        var body =
            "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                .formatted(token, lifeInSeconds)
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      } else {
        var good = accepted.get().equals(request.authorization());
        exchange.sendResponseHeaders(good ? 204 : 401, -1);
      }
    });
    return issued;
  }

  @Test
  void token_whileItIsGood_isGotOnce() throws NotDelivered {
    var issued = issueTokens(3600, new AtomicReference<>(""));
    var notifier = notifier();

    notifier.deliver(callback(oauth2()), "{}");
    notifier.deliver(callback(oauth2()), "{}");

    assertThat(issued).hasValue(1);
    var asked = receiver.received().getFirst();
    assertThat(asked.body()).isEqualTo("grant_type=client_credentials");
    assertThat(asked.authorization())
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("client:pass%20word".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void token_whenItsLifeIsOver_isGotAnew() throws NotDelivered {
    var issued = issueTokens(5, new AtomicReference<>(""));
    var notifier = notifier();

    notifier.deliver(callback(oauth2()), "{}");
    notifier.deliver(callback(oauth2()), "{}");

    assertThat(issued).hasValue(2);
  }

  @Test
  void token_whenNotAcceptedAnyMore_isGotAnewOnce() throws NotDelivered {
    var accepted = new AtomicReference<>("");
    var issued = issueTokens(3600, accepted);
    var notifier = notifier();
    notifier.deliver(callback(oauth2()), "{}");
    accepted.set("Bearer none");

    notifier.deliver(callback(oauth2()), "{}");

    assertThat(issued).hasValue(2);
  }

  @Test
  void tokenEndpoint_whenItRefuses_isNamed() {
    receiver.answer(400);

    assertThatThrownBy(() -> notifier().deliver(callback(oauth2()), "{}"))
        .hasMessageContaining("token endpoint")
        .hasMessageContaining("400")
        .hasMessageNotContaining("pass word");
  }

  @Test
  void certificate_whenAgreed_isShownToATrustedServerOnly() throws Exception {
    var server = TestServerCertificate.make();
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("receiver", server.certificate());
    bundles.registerBundle("receivers", SslBundle.of(SslStoreBundle.of(null, null, trusted)));
    var trusting =
        new CallbackProperties(
            CallbackProperties.Test.ON,
            false,
            THIS_MACHINE,
            "receivers",
            Duration.ofSeconds(5),
            Duration.ofSeconds(10));
    var withCertificate = new SubscriptionAuthentication(List.of(AuthType.TLS_CERT), null, null);

    try (var secure = CallbackReceiver.openTls(server.requiring(authority.certificate()))) {
      notifier(trusting).deliver(callback(secure.uri("/"), withCertificate), "{}");
      assertThat(secure.notifications()).hasSize(1);

      assertThatThrownBy(() -> notifier(trusting).deliver(callback(secure.uri("/"), null), "{}"))
          .isInstanceOf(NotDelivered.class);
      assertThatThrownBy(() -> notifier().deliver(callback(secure.uri("/"), withCertificate), "{}"))
          .isInstanceOf(NotDelivered.class);
      assertThat(secure.notifications()).hasSize(1);
    }
  }
}
