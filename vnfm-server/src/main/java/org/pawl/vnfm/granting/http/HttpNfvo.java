package org.pawl.vnfm.granting.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.granting.Grant;
import org.pawl.vnfm.granting.GrantRequest;
import org.pawl.vnfm.granting.Nfvo;
import org.pawl.vnfm.granting.NfvoProperties;
import org.pawl.vnfm.notification.CallbackUri;
import org.pawl.vnfm.notification.Outgoing;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The NFVO behind the granting interface (SOL003 9.4.2, 9.4.3). */
@Component
class HttpNfvo implements Nfvo {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final NfvoProperties properties;
  private final Outgoing outgoing;
  private final JsonMapper json;

  HttpNfvo(NfvoProperties properties, Outgoing outgoing, JsonMapper json) {
    this.properties = properties;
    this.outgoing = outgoing;
    this.json = json;
  }

  @Override
  public boolean isThere() {
    return properties.uri() != null;
  }

  @Override
  public Answer ask(GrantRequest request) {
    return answer(call(grants(), json.writeValueAsString(body(request))), grants().toString());
  }

  @Override
  public Answer look(String location) {
    return answer(call(URI.create(location), null), location);
  }

  private URI grants() {
    var root = Objects.requireNonNull(properties.uri()).replaceFirst("/+$", "");
    return URI.create(root + "/grant/v1/grants");
  }

  private ObjectNode body(GrantRequest request) {
    ObjectNode body = json.valueToTree(request);
    var root = properties.vnfmRoot().replaceFirst("/+$", "") + "/vnflcm/v2";
    var links = body.putObject("_links");
    links
        .putObject("vnfLcmOpOcc")
        .put("href", root + "/vnf_lcm_op_occs/" + request.vnfLcmOpOccId());
    links.putObject("vnfInstance").put("href", root + "/vnf_instances/" + request.vnfInstanceId());
    return body;
  }

  private Outgoing.Answer call(URI uri, @Nullable String body) {
    try {
      return outgoing.call(
          new Outgoing.Call(
              CallbackUri.parse("pawl.nfvo.uri", uri.toString()),
              properties.shown(),
              body,
              properties.version()));
    } catch (Outgoing.NotAnswered failure) {
      throw new Problem(
          ProblemType.UNAVAILABLE,
          "The NFVO cannot be asked for a grant at " + uri + ": " + failure.getMessage() + ".",
          Map.of(),
          failure);
    }
  }

  private Answer answer(Outgoing.Answer answer, String asked) {
    var after = Objects.requireNonNullElse(answer.retryAfter(), PATIENCE);
    return switch (answer.status()) {
      case 200, 201 -> new Granted(grant(answer.body()));
      case 202 -> new Pending(location(answer.location(), asked), after);
      case 429, 503 -> new Busy(detail(answer), after);
      case 403 ->
          throw new Problem(ProblemType.FORBIDDEN, "The NFVO refuses the grant: " + detail(answer));
      default ->
          throw new Problem(
              ProblemType.UNAVAILABLE,
              "The NFVO gives no grant, but answers " + answer.status() + ": " + detail(answer));
    };
  }

  /** An answer to a poll need not repeat where it was polled. */
  private String location(@Nullable String location, String asked) {
    if (location == null && !asked.equals(grants().toString())) {
      return asked;
    }
    if (location == null) {
      throw new Problem(
          ProblemType.UNAVAILABLE,
          "The NFVO answers 202 without saying in Location where its decision will be.");
    }
    var found = grants().resolve(location);
    if (!Objects.equals(found.getAuthority(), grants().getAuthority())
        || !Objects.equals(found.getScheme(), grants().getScheme())) {
      throw new Problem(
          ProblemType.UNAVAILABLE,
          "The NFVO's decision is said to be at " + found + ", which is not the NFVO.");
    }
    return found.toString();
  }

  private Grant grant(String body) {
    try {
      return json.readValue(body, Grant.class);
    } catch (JacksonException malformed) {
      throw new Problem(
          ProblemType.UNAVAILABLE,
          "The NFVO's grant cannot be read: " + malformed.getOriginalMessage(),
          Map.of(),
          malformed);
    }
  }

  /** What its problem details say, or the beginning of whatever else it answers. */
  private String detail(Outgoing.Answer answer) {
    try {
      var detail = json.readTree(answer.body()).path("detail");
      if (detail.isString()) {
        return detail.stringValue();
      }
    } catch (JacksonException notJson) {
      return start(answer.body());
    }
    return start(answer.body());
  }

  private static String start(String body) {
    return body.isBlank() ? "no reason given" : body.substring(0, Math.min(200, body.length()));
  }
}
