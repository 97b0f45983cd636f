package org.pawl.vnfm.vnflcm.scale;

import org.jspecify.annotations.Nullable;

/** How far a VNF shall grow or shrink (SOL003 5.5.2.5). */
record ScaleVnfRequest(Type type, String aspectId, @Nullable Integer numberOfSteps) {

  /** In which direction. */
  enum Type {
    SCALE_OUT,
    SCALE_IN
  }

  /** How many steps; rising is outwards. */
  long signedSteps() {
    long steps = numberOfSteps == null ? 1 : numberOfSteps;
    return switch (type) {
      case SCALE_OUT -> steps;
      case SCALE_IN -> -steps;
    };
  }
}
