package org.pawl.agent.boot;

/** Says what keeps the guest from booting, and how to mend it. */
public final class BootException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BootException(String message) {
    super(message);
  }

  public BootException(String message, Throwable cause) {
    super(message, cause);
  }
}
