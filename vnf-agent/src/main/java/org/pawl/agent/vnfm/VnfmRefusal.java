package org.pawl.agent.vnfm;

import java.io.IOException;

/** The VNFM answered, and the answer is no. */
final class VnfmRefusal extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  VnfmRefusal(int status, String detail) {
    super("the VNFM answered " + status + ": " + detail);
    this.status = status;
  }

  int status() {
    return status;
  }
}
