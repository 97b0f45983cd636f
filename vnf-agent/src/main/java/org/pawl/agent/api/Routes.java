package org.pawl.agent.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** The table of the interface's paths and methods; a path segment in braces takes any value. */
final class Routes {

  /** Answers one kind of request. */
  interface Handler {
    Response answer(Request request) throws IOException;
  }

  private record Route(String method, List<String> path, Handler handler) {
    boolean matches(List<String> segments) {
      if (segments.size() != path.size()) {
        return false;
      }
      for (int i = 0; i < path.size(); i++) {
        if (!path.get(i).startsWith("{") && !path.get(i).equals(segments.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Route> routes = new ArrayList<>();

  void add(String method, String path, Handler handler) {
    routes.add(new Route(method, List.of(path.substring(1).split("/", -1)), handler));
  }

  /** Finds the handler and lets it answer. */
  Response answer(Request request) throws IOException {
    SequencedSet<String> allowed = new LinkedHashSet<>();
    for (Route route : routes) {
      if (route.matches(request.path())) {
        if (route.method().equals(request.method())) {
          return route.handler().answer(request);
        }
        allowed.add(route.method());
      }
    }
    if (allowed.isEmpty()) {
      throw new ApiProblem(ProblemKind.NOT_FOUND, "The agent's interface has no such path.");
    }
    throw ApiProblem.methodNotAllowed(request.method(), String.join(", ", allowed));
  }
}
