package org.pawl.vnfm.vnflcm;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps what orchestrators confide about a VIM out of the database and of every answer: the VIM's
 * credentials are this VNFM's own settings, and {@code accessInfo} (SOL003 4.4.1.6) is not stored.
 */
final class Secrets {

  private static final String CONNECTIONS = "vimConnectionInfo";
  private static final String ACCESS = "accessInfo";

  private Secrets() {}

  static Map<String, Object> without(Map<String, Object> request) {
    if (!(request.get(CONNECTIONS) instanceof Map<?, ?> connections)) {
      return request;
    }
    var kept = new LinkedHashMap<String, Object>();
    connections.forEach((id, connection) -> kept.put(String.valueOf(id), open(connection)));
    var cleaned = new LinkedHashMap<>(request);
    cleaned.put(CONNECTIONS, kept);
    return cleaned;
  }

  private static Object open(Object connection) {
    if (!(connection instanceof Map<?, ?> members)) {
      return connection;
    }
    var kept = new LinkedHashMap<Object, Object>(members);
    kept.remove(ACCESS);
    return kept;
  }
}
