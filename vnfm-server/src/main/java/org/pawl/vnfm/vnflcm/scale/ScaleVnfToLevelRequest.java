package org.pawl.vnfm.vnflcm.scale;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.ScaleInfo;

/** The size that a VNF shall have, by the name of a level or by scale levels (SOL003 5.5.2.6). */
record ScaleVnfToLevelRequest(
    @Nullable String instantiationLevelId, @Nullable List<ScaleInfo> scaleInfo) {}
