package org.pawl.vnfm.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.Map;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A consumer of one interface, known by its name. */
public record SubscriptionClient(MockMvcTester http, String consumer) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String ROOT = "http://localhost";

  public MvcTestResult get(String path) {
    return send(http.get().uri(URI.create(path)));
  }

  public MvcTestResult post(String path, Object body) {
    return send(
        http.post()
            .uri(path)
            .contentType("application/json")
            .content(JSON.writeValueAsString(body)));
  }

  public MvcTestResult patch(String path, String body) {
    return send(http.patch().uri(path).contentType("application/merge-patch+json").content(body));
  }

  public MvcTestResult delete(String path) {
    return send(http.delete().uri(path));
  }

  public MvcTestResult send(MockMvcRequestBuilder request) {
    return request
        .with(
            jwt()
                .jwt(token -> token.subject(consumer))
                .authorities(new SimpleGrantedAuthority("SCOPE_sol003")))
        .exchange();
  }

  /** Subscribes, and gives the path of the subscription. */
  public String subscribe(String path, Map<String, ?> request) {
    var answer = post(path, request);
    assertThat(answer).as(text(answer)).hasStatus(201);
    return location(answer);
  }

  /** The path that an answer's Location names. */
  public static String location(MvcTestResult answer) {
    var location = String.valueOf(answer.getResponse().getHeader("Location"));
    assertThat(location).startsWith(ROOT);
    return location.substring(ROOT.length());
  }

  public static String text(MvcTestResult answer) {
    try {
      return answer.getResponse().getContentAsString();
    } catch (UnsupportedEncodingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  public static JsonNode json(MvcTestResult answer) {
    return JSON.readTree(text(answer));
  }
}
