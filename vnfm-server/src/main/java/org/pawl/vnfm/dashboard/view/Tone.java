package org.pawl.vnfm.dashboard.view;

import java.util.Locale;

/** How a state is to be felt; each has a colour and a shape. */
public enum Tone {
  /** As it should be. */
  GOOD,
  /** Something is being done. */
  BUSY,
  /** Somebody should look. */
  WARNING,
  /** Something is wrong. */
  BAD,
  /** Nothing is there, and nothing should be. */
  IDLE;

  /** The last part of its class name in the style sheet. */
  public String css() {
    return name().toLowerCase(Locale.ROOT);
  }
}
