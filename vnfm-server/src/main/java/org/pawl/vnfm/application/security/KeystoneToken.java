package org.pawl.vnfm.application.security;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What Keystone says of a token that is good. */
record KeystoneToken(
    String userId, @Nullable String projectId, List<String> roles, Instant expiresAt) {

  KeystoneToken {
    roles = List.copyOf(roles);
  }

  /** Reads the {@code token} object of Keystone's answer. */
  static KeystoneToken read(JsonNode token) {
    return new KeystoneToken(
        token.required("user").required("id").stringValue(),
        token.path("project").path("id").stringValue(null),
        token.path("roles").valueStream().map(role -> role.path("name").asString()).toList(),
        OffsetDateTime.parse(token.required("expires_at").stringValue()).toInstant());
  }
}
