package org.pawl.vnfm.vim;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a resource at the VIM was made for. The occurrence and the step name it without doubt: one
 * step makes at most one resource of a kind; the rest tells a reader of the VIM whose it is.
 */
public record Tag(String occurrenceId, String stepName, String vnfInstanceId, String vnfcId) {

  /** The same as key and value pairs, for the places where a VIM keeps such. */
  public Map<String, String> asMap() {
    return new TreeMap<>(
        Map.of(
            "pawl.occurrenceId", occurrenceId,
            "pawl.stepName", stepName,
            "pawl.vnfInstanceId", vnfInstanceId,
            "pawl.vnfcId", vnfcId));
  }
}
