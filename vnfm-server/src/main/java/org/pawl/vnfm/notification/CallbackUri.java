package org.pawl.vnfm.notification;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;

/** A URI that the VNFM shall call, looked at before it ever does. */
public record CallbackUri(URI uri) {

  private static final int MAX_LENGTH = 2048;

  /** Reads an attribute; refuses with 422 what is not an absolute URI of HTTP. */
  public static CallbackUri parse(String attribute, String text) {
    if (text.length() > MAX_LENGTH) {
      throw refused(attribute, "it is longer than " + MAX_LENGTH + " characters", null);
    }
    try {
      var uri = new URI(text);
      if (!"http".equalsIgnoreCase(uri.getScheme()) && !"https".equalsIgnoreCase(uri.getScheme())) {
        throw refused(attribute, "it has to begin with https:// or http://", null);
      }
      if (uri.getHost() == null) {
        throw refused(attribute, "it names no host", null);
      }
      if (uri.getUserInfo() != null) {
        throw refused(attribute, "credentials belong into the attribute authentication", null);
      }
      if (uri.getFragment() != null) {
        throw refused(attribute, "it must not have a fragment (#…)", null);
      }
      return new CallbackUri(uri);
    } catch (URISyntaxException malformed) {
      throw refused(attribute, malformed.getReason(), malformed);
    }
  }

  /** Whether it is called over TLS. */
  public boolean isHttps() {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  private static Problem refused(
      String attribute, String reason, @org.jspecify.annotations.Nullable Exception cause) {
    return new Problem(
        ProblemType.UNPROCESSABLE_CONTENT,
        "The attribute " + attribute + " cannot be used: " + reason + ".",
        Map.of(),
        cause);
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
