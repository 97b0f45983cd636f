package org.pawl.agent.api;

import java.io.IOException;
import java.util.Optional;
import org.pawl.agent.dataplane.Dataplane;
import org.pawl.agent.dataplane.DataplaneException;
import org.pawl.agent.dataplane.DataplaneException.Kind;
import org.pawl.agent.model.Element;
import org.pawl.agent.model.Handler;
import org.pawl.agent.model.HandlerValue;

/**
 * Shows the installed elements and reads and writes their handlers. Handlers of the engine itself
 * are out of reach here, and elements that reach the guest exist only where the configuration's
 * policy allows them.
 */
final class ElementHandlers {
  private static final String ELEMENT = "[A-Za-z_@][A-Za-z0-9_@/]*";
  private static final String HANDLER = "[A-Za-z0-9_@/+-]+";

  private final Dataplane dataplane;

  ElementHandlers(Dataplane dataplane) {
    this.dataplane = dataplane;
  }

  void addTo(Routes routes) {
    routes.add("GET", "/v1/elements", _ -> Response.ok(dataplane.elements()));
    routes.add("GET", "/v1/graph", _ -> Response.ok(dataplane.graph()));
    routes.add("GET", "/v1/handlers/{element}/{handler}", this::read);
    routes.add("PUT", "/v1/handlers/{element}/{handler}", this::write);
  }

  private Response read(Request request) {
    String handler = name(request);
    try {
      return Response.ok(
          new HandlerValue(dataplane.readHandler(handler, request.query("parameter").orElse(""))));
    } catch (DataplaneException e) {
      throw explained(e, request, false);
    }
  }

  private Response write(Request request) throws IOException {
    String handler = name(request);
    HandlerValue value = request.body(HandlerValue::read);
    try {
      dataplane.writeHandler(handler, value.value());
      return Response.noContent();
    } catch (DataplaneException e) {
      throw explained(e, request, true);
    }
  }

  private static String name(Request request) {
    String element = request.path().get(2);
    String handler = request.path().get(3);
    if (!element.matches(ELEMENT) || !handler.matches(HANDLER)) {
      throw notFound(request);
    }
    return element + "." + handler;
  }

  /**
   * Tells a handler that is not there, and one that goes the other way only, from one that failed.
   */
  private RuntimeException explained(DataplaneException e, Request request, boolean writes) {
    if (e.kind() != Kind.NOT_FOUND && e.kind() != Kind.REFUSED) {
      return e;
    }
    Optional<Handler> handler =
        dataplane.elements().elements().stream()
            .filter(element -> element.name().equals(request.path().get(2)))
            .map(Element::handlers)
            .flatMap(handlers -> handlers.stream())
            .filter(candidate -> candidate.name().equals(request.path().get(3)))
            .findFirst();
    if (handler.isEmpty()) {
      return notFound(request);
    }
    boolean possible = writes ? handler.get().write() : handler.get().read();
    return possible ? e : ApiProblem.methodNotAllowed(request.method(), writes ? "GET" : "PUT");
  }

  private static ApiProblem notFound(Request request) {
    return new ApiProblem(
        ProblemKind.NOT_FOUND,
        "The installed configuration has no handler \"%s\" of an element \"%s\"; /v1/elements lists what it has."
            .formatted(request.path().get(3), request.path().get(2)));
  }
}
