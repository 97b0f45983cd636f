package org.pawl.vnfm.vnfpm;

import java.util.UUID;
import org.pawl.vnfm.notification.SubscriptionAuthentication;
import org.pawl.vnfm.notification.Subscriptions;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies a merge patch to the callback of a PM job or threshold (SOL003 6.5.2.11, 6.5.2.12): null
 * takes the authentication away, and cannot take the callback.
 */
@Component
class CallbackChange {

  private static final String URI = "callbackUri";
  private static final String AUTHENTICATION = "authentication";

  private final Subscriptions subscriptions;
  private final JsonMapper json;

  CallbackChange(Subscriptions subscriptions, JsonMapper json) {
    this.subscriptions = subscriptions;
    this.json = json;
  }

  void apply(UUID owner, ObjectNode patch) {
    if (!patch.has(URI) && !patch.has(AUTHENTICATION)) {
      throw new Problem(ProblemType.BAD_REQUEST, "Give callbackUri, authentication, or both.");
    }
    if (patch.has(URI) && !patch.get(URI).isString()) {
      throw new Problem(ProblemType.BAD_REQUEST, "The attribute callbackUri has to be a text.");
    }
    if (patch.has(AUTHENTICATION)) {
      var node = patch.get(AUTHENTICATION);
      subscriptions.change(
          owner,
          patch.has(URI) ? patch.get(URI).stringValue() : null,
          node.isNull() ? null : authentication(node));
    } else {
      subscriptions.redirect(owner, patch.get(URI).stringValue());
    }
  }

  private SubscriptionAuthentication authentication(tools.jackson.databind.JsonNode node) {
    try {
      return json.treeToValue(node, SubscriptionAuthentication.class);
    } catch (JacksonException malformed) {
      throw new Problem(
          ProblemType.BAD_REQUEST,
          "The attribute authentication is malformed: authType is a list of BASIC, OAUTH2_CLIENT_CREDENTIALS and TLS_CERT.",
          java.util.Map.of(),
          malformed);
    }
  }
}
