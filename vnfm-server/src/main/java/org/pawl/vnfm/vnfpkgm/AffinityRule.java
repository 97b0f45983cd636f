package org.pawl.vnfm.vnfpkgm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which virtual machines stand together, or apart (SOL001 6.10.8 to 6.10.10, IFA011 7.1.8.8 and
 * 7.1.8.12).
 *
 * @param name the policy's name
 * @param vduIds all instances of these VDUs are meant
 */
public record AffinityRule(String name, Kind kind, Scope scope, List<String> vduIds) {

  public AffinityRule {
    vduIds = List.copyOf(vduIds);
  }

  /** Together or apart. */
  public enum Kind {
    AFFINITY,
    ANTI_AFFINITY
  }

  /** What they share, or do not. */
  public enum Scope {
    NFVI_NODE,
    ZONE,
    ZONE_GROUP,
    NFVI_POP;

    /** The scope's name in descriptors. */
    public String descriptorName() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Scope> named(String name) {
      return Arrays.stream(values()).filter(each -> each.descriptorName().equals(name)).findFirst();
    }
  }
}
