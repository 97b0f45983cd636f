package org.pawl.vnfm.vnflcm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an orchestrator may write about a VNF instance (SOL003 5.5.2.12). */
public record VnfInfo(
    @Nullable String vnfInstanceName,
    @Nullable String vnfInstanceDescription,
    Map<String, Object> vnfConfigurableProperties,
    Map<String, Object> vimConnectionInfo,
    Map<String, Object> metadata,
    Map<String, Object> extensions) {

  /**
   * The same with a JSON merge patch applied (RFC 7396).
   *
   * @param patch members that are not named like a component of this record are not looked at
   */
  VnfInfo merge(Map<String, Object> patch) {
    return new VnfInfo(
        text(patch, "vnfInstanceName", vnfInstanceName),
        text(patch, "vnfInstanceDescription", vnfInstanceDescription),
        object(patch, "vnfConfigurableProperties", vnfConfigurableProperties),
        object(patch, "vimConnectionInfo", vimConnectionInfo),
        object(patch, "metadata", metadata),
        object(patch, "extensions", extensions));
  }

  /** The values of the named members, those without a value left out. */
  Map<String, Object> membersIn(Set<String> names) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("vnfInstanceName", vnfInstanceName);
    members.put("vnfInstanceDescription", vnfInstanceDescription);
    members.put("vnfConfigurableProperties", vnfConfigurableProperties);
    members.put("vimConnectionInfo", vimConnectionInfo);
    members.put("metadata", metadata);
    members.put("extensions", extensions);
    var found = new LinkedHashMap<String, Object>();
    members.forEach((name, value) -> {
      if (value != null && names.contains(name)) {
        found.put(name, value);
      }
    });
    return found;
  }

  private static @Nullable String text(
      Map<String, Object> patch, String name, @Nullable String old) {
    if (!patch.containsKey(name)) {
      return old;
    }
    var value = patch.get(name);
    return value == null ? null : value.toString();
  }

  private static Map<String, Object> object(
      Map<String, Object> patch, String name, Map<String, Object> old) {
    if (!patch.containsKey(name)) {
      return old;
    }
    return patch.get(name) instanceof Map<?, ?> members ? MergePatch.apply(old, members) : Map.of();
  }
}
