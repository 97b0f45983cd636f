package org.pawl.vnfm.dashboard.view;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.agent.Configuration;

/**
 * The editor of a VNFC's Click configuration.
 *
 * @param text what the editor starts with
 * @param restoredFrom the older version that the text is of; null for the current one
 * @param inGuest what the guest runs, in words
 * @param history all versions, the newest first
 * @param call how to do the same without the page
 */
public record ConfigurationView(
    UUID vnfc,
    Configuration current,
    String text,
    @Nullable Long restoredFrom,
    String inGuest,
    List<Configuration> history,
    String applyUrl,
    String checkUrl,
    CurlCall call) {

  public ConfigurationView {
    history = List.copyOf(history);
  }

  public String fileName() {
    return current.fileName();
  }

  /** The version that the reader has seen. */
  public long base() {
    return current.version();
  }
}
