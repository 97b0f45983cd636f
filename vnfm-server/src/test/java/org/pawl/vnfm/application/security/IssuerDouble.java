package org.pawl.vnfm.application.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID provider over HTTP: its metadata, its keys, and tokens signed with them. */
final class IssuerDouble implements AutoCloseable {

  private final HttpServer server;
  private final RSAKey key;

  IssuerDouble() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("k1").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            send(
                exchange,
                JsonMapper.shared()
                    .writeValueAsString(
                        Map.of(
                            "issuer",
                            url(),
                            "jwks_uri",
                            url() + "/keys",
                            "subject_types_supported",
                            List.of("public")))));
    server.createContext(
        "/keys", exchange -> send(exchange, new JWKSet(key.toPublicJWK()).toString()));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String token(String audience, Map<String, Object> claims) throws Exception {
    return token(key, audience, claims);
  }

  /** A token that somebody else signed under the same key identifier. */
  String forged(Map<String, Object> claims) throws Exception {
    return token(new RSAKeyGenerator(2048).keyID("k1").generate(), "pawl", claims);
  }

  private String token(RSAKey with, String audience, Map<String, Object> claims) throws Exception {
    var set =
        new JWTClaimsSet.Builder()
            .issuer(url())
            .subject("s1")
            .audience(audience)
            .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    claims.forEach(set::claim);
    var token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), set.build());
    token.sign(new RSASSASigner(with));
    return token.serialize();
  }

  private static void send(HttpExchange exchange, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
