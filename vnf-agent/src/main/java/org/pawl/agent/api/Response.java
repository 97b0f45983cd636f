package org.pawl.agent.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pawl.agent.json.JsonRecord;

/** What a request is answered with. */
record Response(
    int status, @Nullable JsonRecord body, String contentType, Map<String, String> headers) {

  static Response ok(JsonRecord body) {
    return new Response(200, body, "application/json", Map.of());
  }

  static Response ok(JsonRecord body, String etag) {
    return new Response(200, body, "application/json", Map.of("ETag", etag));
  }

  static Response noContent() {
    return new Response(204, null, "", Map.of());
  }
}
