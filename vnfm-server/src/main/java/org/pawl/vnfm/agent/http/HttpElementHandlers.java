package org.pawl.vnfm.agent.http;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.pawl.vnfm.agent.AgentClient.AgentUnreachable;
import org.pawl.vnfm.agent.ElementHandlers;
import org.pawl.vnfm.api.guest.HandlerValue;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /v1/handlers/{element}/{handler}} of {@code api-spec/agent/agent.yaml}. */
@Component
class HttpElementHandlers implements ElementHandlers {

  private final AgentConnections agents;
  private final JsonMapper json;

  HttpElementHandlers(AgentConnections agents, JsonMapper json) {
    this.agents = agents;
    this.json = json;
  }

  @Override
  public Optional<String> read(UUID vnfcId, String element, String handler)
      throws AgentUnreachable {
    var request = agents.request(vnfcId, "/").GET();
    var path = "/v1/handlers/" + encoded(element) + "/" + encoded(handler);
    request.uri(request.build().uri().resolve(path));
    HttpResponse<String> answer = agents.send(vnfcId, request);
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(value(answer));
      case 404, 405 -> Optional.empty();
      default -> throw new AgentUnreachable("it answered " + answer.statusCode());
    };
  }

  private String value(HttpResponse<String> answer) throws AgentUnreachable {
    try {
      return json.readValue(answer.body(), HandlerValue.class).getValue();
    } catch (JacksonException e) {
      throw new AgentUnreachable("its answer cannot be read", e);
    }
  }

  /** A slash in an element's name is written %2F. */
  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
