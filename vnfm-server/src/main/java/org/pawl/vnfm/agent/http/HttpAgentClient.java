package org.pawl.vnfm.agent.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.agent.AgentClient;
import org.pawl.vnfm.agent.Configuration;
import org.pawl.vnfm.api.guest.CheckRequest;
import org.pawl.vnfm.api.guest.CheckResult;
import org.pawl.vnfm.api.guest.ClickConfiguration;
import org.pawl.vnfm.api.guest.ConfigurationError;
import org.pawl.vnfm.api.guest.ConfigurationProblem;
import org.pawl.vnfm.api.guest.ProblemDetails;
import org.pawl.vnfm.sol.ProblemError;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The requests and answers of {@code api-spec/agent/agent.yaml}. */
@Component
class HttpAgentClient implements AgentClient {

  private final AgentConnections agents;
  private final JsonMapper json;

  HttpAgentClient(AgentConnections agents, JsonMapper json) {
    this.agents = agents;
    this.json = json;
  }

  @Override
  public Answer install(Configuration configuration, @Nullable Long installedVersion)
      throws AgentUnreachable {
    ClickConfiguration body =
        new ClickConfiguration(
                configuration.version(), configuration.fileName(), configuration.text())
            .elementPolicy(configuration.elementPolicy());
    HttpRequest.Builder request =
        agents
            .request(configuration.vnfcId(), "/v1/configuration")
            .PUT(json(body))
            .header("Content-Type", "application/json");
    if (installedVersion == null) {
      request.header("If-None-Match", "*");
    } else {
      // The latest report may be older than the latest change: which version it is does not matter.
      request.header("If-Match", "*");
    }
    HttpResponse<String> answer = agents.send(configuration.vnfcId(), request);
    return switch (answer.statusCode()) {
      case 200 -> new Answer.Installed();
      case 422 -> new Answer.Refused(errors(read(answer, ConfigurationProblem.class).getErrors()));
      default -> throw unexpected(answer);
    };
  }

  @Override
  public List<ProblemError> check(
      UUID vnfcId, String fileName, String text, List<String> elementPolicy)
      throws AgentUnreachable {
    CheckRequest body =
        new CheckRequest().fileName(fileName).text(text).elementPolicy(elementPolicy);
    HttpResponse<String> answer =
        agents.send(
            vnfcId,
            agents
                .request(vnfcId, "/v1/configuration/check")
                .POST(json(body))
                .header("Content-Type", "application/json"));
    if (answer.statusCode() != 200) {
      throw unexpected(answer);
    }
    return errors(read(answer, CheckResult.class).getErrors());
  }

  @Override
  public void stop(UUID vnfcId) throws AgentUnreachable {
    order(vnfcId, "/v1/stop");
  }

  @Override
  public void start(UUID vnfcId) throws AgentUnreachable {
    order(vnfcId, "/v1/start");
  }

  private void order(UUID vnfcId, String path) throws AgentUnreachable {
    HttpResponse<String> answer =
        agents.send(vnfcId, agents.request(vnfcId, path).POST(HttpRequest.BodyPublishers.noBody()));
    if (answer.statusCode() != 200 && answer.statusCode() != 409) {
      throw unexpected(answer);
    }
  }

  private HttpRequest.BodyPublisher json(Object body) {
    return HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body));
  }

  private AgentUnreachable unexpected(HttpResponse<String> answer) throws AgentUnreachable {
    String detail = read(answer, ProblemDetails.class).getDetail();
    return new AgentUnreachable("it answered %d: %s".formatted(answer.statusCode(), detail));
  }

  private <T> T read(HttpResponse<String> answer, Class<T> type) throws AgentUnreachable {
    try {
      return json.readValue(answer.body(), type);
    } catch (JacksonException e) {
      throw new AgentUnreachable("its answer %d cannot be read".formatted(answer.statusCode()), e);
    }
  }

  private static List<ProblemError> errors(List<ConfigurationError> errors) {
    return errors.stream()
        .map(each ->
            new ProblemError(each.getFile(), each.getLine(), each.getColumn(), each.getMessage()))
        .toList();
  }
}
