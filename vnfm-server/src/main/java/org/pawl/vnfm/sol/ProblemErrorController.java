package org.pawl.vnfm.sol;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives errors that arise outside of the controllers, in filters or in the server itself, the same
 * form.
 */
@RestController
class ProblemErrorController implements ErrorController {

  @RequestMapping("${spring.web.error.path:/error}")
  ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
    var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var type = ProblemType.ofStatus(code instanceof Integer status ? status : 404);
    var uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var problem = new Problem(type, type.title() + (uri == null ? "." : ": " + uri + "."));
    return ResponseEntity.status(type.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem.toProblemDetail());
  }
}
