package org.pawl.vnfm.vnfpkgm.csar;

import java.util.List;
import java.util.Map;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemError;
import org.pawl.vnfm.sol.ProblemType;

/** Counts what is unpacked, whatever an archive's headers say, and stops at the limits. */
final class UnpackingBudget {

  private static final long RATIO_COUNTS_FROM = 1 << 20;

  private final CsarLimits limits;
  private final long packedBytes;
  private long unpackedBytes;

  UnpackingBudget(CsarLimits limits, long packedBytes) {
    this.limits = limits;
    this.packedBytes = packedBytes;
  }

  /** Counts bytes of a file; refuses the package when they are too many. */
  void spend(int bytes, String path) {
    unpackedBytes += bytes;
    if (unpackedBytes > limits.maxUnpackedBytes()) {
      throw exceeded("the " + limits.maxUnpackedBytes() + " bytes allowed", path);
    }
    if (unpackedBytes > RATIO_COUNTS_FROM && unpackedBytes / limits.maxRatio() > packedBytes) {
      throw exceeded(limits.maxRatio() + " times its size", path);
    }
  }

  private static Problem exceeded(String limit, String path) {
    return new Problem(
        ProblemType.INVALID_VNF_PACKAGE,
        "The package unpacks to more than " + limit + "; it was stopped at " + path + ".",
        Map.of(
            "errors",
            List.of(ProblemError.in(path, "the unpacked size goes beyond the limit here"))));
  }
}
