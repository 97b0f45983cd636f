package org.pawl.vnfm.notification;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Calls other systems as receivers of notifications are called: only where it is safe to, with the
 * same ways of authentication, and without following redirects.
 */
public interface Outgoing {

  /**
   * A call.
   *
   * @param body JSON; null for a GET, anything else is a POST
   * @param version what the header Version says; null for none
   */
  record Call(
      CallbackUri uri,
      @Nullable SubscriptionAuthentication authentication,
      @Nullable String body,
      @Nullable String version) {}

  /** What came back. */
  record Answer(
      int status, @Nullable String location, @Nullable Duration retryAfter, String body) {}

  /** The call did not come about, or was not answered in time. */
  final class NotAnswered extends IOException {
    private static final long serialVersionUID = 1L;

    public NotAnswered(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Calls, and returns whatever is answered. */
  Answer call(Call call) throws NotAnswered;

  /**
   * Gets content of any length and writes it as it comes; what the target throws ends it.
   *
   * @param limit how long it may take as a whole
   */
  void download(
      CallbackUri uri,
      @Nullable SubscriptionAuthentication authentication,
      Duration limit,
      OutputStream target)
      throws IOException;
}
