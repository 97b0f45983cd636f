package org.pawl.vnfm.vnffm;

import org.jspecify.annotations.Nullable;

/** The server whose trouble is the root of a fault (FaultyResourceInfo, SOL003 7.5.3.2). */
public record FaultyResource(
    @Nullable String vimConnectionId, String resourceId, @Nullable String vimLevelResourceType) {

  /** The only type of resource that faults are traced to here. */
  static final String TYPE = "COMPUTE";
}
