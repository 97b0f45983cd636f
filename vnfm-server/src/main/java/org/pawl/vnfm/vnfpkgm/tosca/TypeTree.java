package org.pawl.vnfm.vnfpkgm.tosca;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.pawl.vnfm.vnfpkgm.tosca.YamlNode.YamlMap;

/**
 * The types that a package's files declare, and what they derive from. Types of TOSCA and ETSI need
 * no declaration.
 */
public final class TypeTree {

  private final Map<String, YamlMap> types = new HashMap<>();

  /** The types of all files in a section such as {@code node_types}. */
  public TypeTree(Collection<ServiceTemplate> files, String section) {
    files.forEach(file -> file.types(section).forEach(types::putIfAbsent));
  }

  /** The declaration of a type, if a file has one. */
  public Optional<YamlMap> declaration(String type) {
    return Optional.ofNullable(types.get(type));
  }

  /** Whether a type is the given one or derives from it. */
  public boolean isA(String type, String ancestor) {
    var seen = new HashSet<String>();
    var current = Optional.of(type);
    while (current.isPresent() && seen.add(current.get())) {
      if (current.get().equals(ancestor)) {
        return true;
      }
      current = declaration(current.get()).flatMap(map -> map.text("derived_from"));
    }
    return false;
  }
}
