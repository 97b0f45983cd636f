package org.pawl.vnfm.sol;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who sent the current request. */
public final class ApiConsumer {

  private ApiConsumer() {}

  /** The name that the consumer authenticated with. */
  public static String name() {
    if (RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes current
        && current.getRequest().getUserPrincipal() != null) {
      return current.getRequest().getUserPrincipal().getName();
    }
    throw new Problem(ProblemType.UNAUTHORIZED, "The request does not say who sent it.");
  }
}
