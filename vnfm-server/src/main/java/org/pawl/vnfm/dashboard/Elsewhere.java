package org.pawl.vnfm.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Paths of the dashboard where no page is. */
@Controller
class Elsewhere {

  @GetMapping("/dashboard/**")
  String nowhere(HttpServletRequest request) {
    throw new Problem(ProblemType.NOT_FOUND, "There is no page " + request.getRequestURI() + ".");
  }
}
