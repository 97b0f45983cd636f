package org.pawl.vnfm.trust;

/**
 * A certificate signing request that no certificate may be issued for; the message says what is
 * wrong with it.
 */
public final class InvalidSigningRequest extends Exception {

  /** Refuses a request for a reason that its sender is told. */
  public InvalidSigningRequest(String message) {
    super(message);
  }

  /** Refuses a request that could not be read. */
  public InvalidSigningRequest(String message, Throwable cause) {
    super(message, cause);
  }
}
