package org.pawl.vnfm.vim;

import org.jspecify.annotations.Nullable;

/** What went wrong at the VIM, in words that tell an operator where and how to mend it. */
public final class VimFault extends RuntimeException {

  /** What a caller may do about it. */
  public enum Kind {
    /** Something that the request names does not exist. */
    NOT_FOUND,
    /** The request does not fit the present state; another request has to come first. */
    CONFLICT,
    /** The request itself is wrong, or not allowed; the same again fails the same way. */
    REJECTED,
    /** There is no room: quota, hosts or addresses are used up. */
    NO_CAPACITY,
    /** The VIM does not answer, or not in time; the same again may succeed. */
    UNAVAILABLE,
    /** The VIM tried and failed. */
    FAILED
  }

  private final Kind kind;
  private final @Nullable String requestId;

  /** A fault that the adapter itself found. */
  public VimFault(Kind kind, String message) {
    this(kind, message, null, null);
  }

  /**
   * A fault that the VIM reported.
   *
   * @param requestId under which the VIM's own logs hold the request
   */
  public VimFault(
      Kind kind, String message, @Nullable String requestId, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.requestId = requestId;
  }

  public Kind kind() {
    return kind;
  }

  public @Nullable String requestId() {
    return requestId;
  }
}
