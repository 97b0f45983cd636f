package org.pawl.agent.dataplane;

import java.util.List;

/**
 * A configuration with its name and the rules for its elements.
 *
 * @param policy words such as {@code -@host}; an empty list allows no element that reaches the
 *     guest
 */
public record ClickText(String fileName, String text, List<String> policy) {
  private static final List<String> DEFAULT_POLICY = List.of("-@host");

  public ClickText {
    policy = policy.isEmpty() ? DEFAULT_POLICY : List.copyOf(policy);
  }
}
