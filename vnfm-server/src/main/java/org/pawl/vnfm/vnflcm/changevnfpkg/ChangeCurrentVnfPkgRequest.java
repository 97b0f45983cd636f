package org.pawl.vnfm.vnflcm.changevnfpkg;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnflcm.ExtVirtualLinkData;

/** The package that a VNF shall be of (SOL003 5.5.2.11a). */
record ChangeCurrentVnfPkgRequest(
    String vnfdId,
    List<ExtVirtualLinkData> extVirtualLinks,
    Map<String, @Nullable Object> additionalParams) {

  /** The parameter that says how VNFCs are exchanged. */
  static final String STRATEGY = "strategy";

  ChangeCurrentVnfPkgRequest {
    extVirtualLinks = extVirtualLinks == null ? List.of() : List.copyOf(extVirtualLinks);
    additionalParams = additionalParams == null ? Map.of() : additionalParams;
  }

  /** How VNFCs are exchanged. */
  enum Strategy {
    /** One after the other, each on the ports that it has. */
    ROLLING,
    /** All new ones stand on ports of their own before the first old one goes. */
    BLUE_GREEN
  }

  /** How VNFCs are exchanged; refuses with 422 a way that is not known. */
  Strategy strategy() {
    var named = additionalParams.get(STRATEGY);
    if (named == null) {
      return Strategy.ROLLING;
    }
    return Arrays.stream(Strategy.values())
        .filter(each -> each.name().equals(named))
        .findFirst()
        .orElseThrow(() ->
            new Problem(
                ProblemType.UNPROCESSABLE_CONTENT,
                "additionalParams.strategy is %s; it must be one of %s."
                    .formatted(named, Arrays.toString(Strategy.values()))));
  }
}
