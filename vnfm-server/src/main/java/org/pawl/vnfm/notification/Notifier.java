package org.pawl.vnfm.notification;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Carries notifications to their receivers. */
public interface Notifier {

  /**
   * Makes sure that somebody is there who answers as SOL003 5.4.20.3.2 asks, as far as the settings
   * want to know that.
   */
  void test(Callback receiver) throws NotDelivered;

  /** Hands one notification over; when it returns the receiver has taken it. */
  void deliver(Callback receiver, String body) throws NotDelivered;

  /** The receiver did not take it; whether it saw it is not known. */
  final class NotDelivered extends Exception {

    private final @Nullable Duration retryAfter;

    /** The receiver gave no answer that would do. */
    public NotDelivered(String message) {
      super(message);
      this.retryAfter = null;
    }

    /** The receiver answered something else than that it took it. */
    public NotDelivered(String message, @Nullable Duration retryAfter) {
      super(message);
      this.retryAfter = retryAfter;
    }

    /** The receiver was not reached, or must not be called. */
    public NotDelivered(String message, Throwable cause) {
      super(message, cause);
      this.retryAfter = null;
    }

    /** When the receiver wants to be asked again, if it said so. */
    public @Nullable Duration retryAfter() {
      return retryAfter;
    }
  }
}
