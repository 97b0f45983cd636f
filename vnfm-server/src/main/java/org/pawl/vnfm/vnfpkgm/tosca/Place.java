package org.pawl.vnfm.vnfpkgm.tosca;

import java.util.List;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemError;
import org.pawl.vnfm.sol.ProblemType;

/** Where something stands: a file of the package and a line, counted from 1. */
public record Place(String file, int line) {

  /** A mistake at this place. */
  public ProblemError error(String message) {
    return ProblemError.at(file, line, message);
  }

  /** A refusal because of a mistake at this place. */
  public Problem refused(String message) {
    return Problem.of(
        ProblemType.INVALID_VNF_PACKAGE, "The descriptor is not valid", List.of(error(message)));
  }
}
