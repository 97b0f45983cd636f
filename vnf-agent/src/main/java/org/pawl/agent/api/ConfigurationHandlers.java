package org.pawl.agent.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.pawl.agent.dataplane.ClickText;
import org.pawl.agent.dataplane.Dataplane;
import org.pawl.agent.function.ClickFunction;
import org.pawl.agent.model.CheckRequest;
import org.pawl.agent.model.CheckResult;
import org.pawl.agent.model.ClickConfiguration;
import org.pawl.agent.model.Installation;

/** Shows, checks and changes the Click configuration. */
final class ConfigurationHandlers {
  private static final int MAX_TEXT = 1 << 20;

  private final ClickFunction function;
  private final Dataplane dataplane;

  ConfigurationHandlers(ClickFunction function, Dataplane dataplane) {
    this.function = function;
    this.dataplane = dataplane;
  }

  void addTo(Routes routes) {
    routes.add("GET", "/v1/configuration", _ -> get());
    routes.add("PUT", "/v1/configuration", this::put);
    routes.add("POST", "/v1/configuration/check", this::check);
  }

  private Response get() {
    ClickConfiguration installed = function.configuration();
    if (installed == null) {
      throw new ApiProblem(ProblemKind.NOT_FOUND, "No configuration is installed.");
    }
    return Response.ok(installed, EntityTags.of(installed));
  }

  private Response put(Request request) throws IOException {
    ClickConfiguration next = request.body(ClickConfiguration::read);
    requireSize(next.text());
    CheckResult result =
        function.install(next, installed -> precondition(request, installed, next));
    int elements = result.elements() == null ? 0 : result.elements();
    return Response.ok(
        new Installation(next.version(), elements, result.warnings()), EntityTags.of(next));
  }

  private static void precondition(
      Request request, @Nullable ClickConfiguration installed, ClickConfiguration next) {
    EntityTags.require(request, installed);
    if (installed != null && installed.version() == next.version() && !installed.equals(next)) {
      throw new ApiProblem(
          ProblemKind.CONFLICT,
          "Version "
              + next.version()
              + " is installed with another content; give the change a new version.");
    }
  }

  private Response check(Request request) throws IOException {
    CheckRequest asked = request.body(CheckRequest::read);
    requireSize(asked.text());
    String fileName = asked.fileName() == null ? "configuration.click" : asked.fileName();
    return Response.ok(
        dataplane.check(new ClickText(fileName, asked.text(), asked.elementPolicy())));
  }

  private static void requireSize(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT) {
      throw new ApiProblem(
          ProblemKind.CONTENT_TOO_LARGE, "The Click text is larger than " + MAX_TEXT + " bytes.");
    }
  }
}
