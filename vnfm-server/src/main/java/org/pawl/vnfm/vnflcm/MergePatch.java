package org.pawl.vnfm.vnflcm;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies a JSON merge patch (RFC 7396) to a JSON object. */
final class MergePatch {

  private MergePatch() {}

  /** The target with the patch applied; neither is changed. */
  static Map<String, Object> apply(Map<String, Object> target, Map<?, ?> patch) {
    var merged = new LinkedHashMap<>(target);
    patch.forEach((key, value) -> {
      var name = String.valueOf(key);
      if (value == null) {
        merged.remove(name);
      } else {
        merged.put(name, value(merged.get(name), value));
      }
    });
    return merged;
  }

  private static Object value(@Nullable Object old, Object patch) {
    if (!(patch instanceof Map<?, ?> members)) {
      return patch;
    }
    var target = new LinkedHashMap<String, Object>();
    if (old instanceof Map<?, ?> object) {
      object.forEach((key, value) -> target.put(String.valueOf(key), value));
    }
    return apply(target, members);
  }
}
