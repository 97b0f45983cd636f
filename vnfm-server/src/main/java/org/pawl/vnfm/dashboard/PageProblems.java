package org.pawl.vnfm.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.pawl.vnfm.dashboard.view.ProblemView;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Shows refusals and failures of pages as a page: what happened, and what to do. */
@ControllerAdvice(basePackageClasses = PageProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageProblems {

  private final Assets assets;

  PageProblems(Assets assets) {
    this.assets = assets;
  }

  @ExceptionHandler
  ModelAndView refused(Problem problem, HttpServletResponse response) {
    return page(problem, response);
  }

  @ExceptionHandler
  ModelAndView misaddressed(
      MethodArgumentTypeMismatchException failure,
      HttpServletRequest request,
      HttpServletResponse response) {
    return page(
        new Problem(ProblemType.NOT_FOUND, "There is no page " + request.getRequestURI() + "."),
        response);
  }

  @ExceptionHandler
  ModelAndView incomplete(
      MissingServletRequestParameterException failure, HttpServletResponse response) {
    return page(
        new Problem(
            ProblemType.BAD_REQUEST,
            "The form's field " + failure.getParameterName() + " is missing."),
        response);
  }

  private ModelAndView page(Problem problem, HttpServletResponse response) {
    response.setStatus(problem.type().status().value());
    ModelAndView page = new ModelAndView("dashboard/problem");
    page.addObject("assets", assets.path());
    page.addObject("problem", ProblemView.of(problem));
    return page;
  }
}
