package org.pawl.vnfm.vnflcm;

import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vim.VimFault;

/** Words for what stopped an operation, and for what can be done about it. */
final class Failures {

  private static final String CHOICE = " Then retry the operation, roll it back, or fail it.";

  private Failures() {}

  static Problem cancelled() {
    return Problem.conflict(
        "The operation was cancelled on request. Retry it, roll it back, or fail it.");
  }

  static Problem of(Problem problem, Change change) {
    return new Problem(
        problem.type(), at(change) + problem.detail() + CHOICE, problem.extensions(), problem);
  }

  static Problem of(VimFault fault, Change change) {
    return new Problem(type(fault), at(change) + words(fault) + " " + advice(fault) + CHOICE);
  }

  static Problem of(VimFault fault) {
    return new Problem(
        type(fault), "Before anything was done: " + words(fault) + " " + advice(fault));
  }

  static Problem ofQuery(VimFault fault) {
    return new Problem(type(fault), words(fault) + " " + advice(fault));
  }

  static Problem unexpected() {
    return new Problem(
        ProblemType.INTERNAL_ERROR,
        "Before anything was done: the VNFM failed unexpectedly; its log says why.");
  }

  static Problem unexpected(Change change) {
    return new Problem(
        ProblemType.INTERNAL_ERROR,
        at(change) + "The VNFM failed unexpectedly; its log says why." + CHOICE);
  }

  private static String at(Change change) {
    return "Step " + change.stepName() + " of VNFC " + change.vnfcId() + ": ";
  }

  private static String words(VimFault fault) {
    var request = fault.requestId() == null ? "" : " (VIM request " + fault.requestId() + ")";
    return "the VIM says: " + fault.getMessage() + request + ".";
  }

  private static ProblemType type(VimFault fault) {
    return switch (fault.kind()) {
      case NOT_FOUND, REJECTED -> ProblemType.UNPROCESSABLE_CONTENT;
      case CONFLICT -> ProblemType.CONFLICT;
      case NO_CAPACITY, UNAVAILABLE -> ProblemType.UNAVAILABLE;
      case FAILED -> ProblemType.INTERNAL_ERROR;
    };
  }

  private static String advice(VimFault fault) {
    return switch (fault.kind()) {
      case NOT_FOUND -> "Make what is missing, or name another in the request.";
      case REJECTED -> "Look at the VIM's rules and at the request.";
      case CONFLICT -> "Look for who else changed the resource at the VIM.";
      case NO_CAPACITY -> "Make room at the VIM.";
      case UNAVAILABLE -> "See that the VIM is reached.";
      case FAILED -> "Look at the VIM's log.";
    };
  }
}
