package org.pawl.agent.api;

import java.util.Locale;

/**
 * The kinds of problems of the agent's interface; types and titles are the VNFM's where it has the
 * same kind.
 */
enum ProblemKind {
  BAD_REQUEST(400, "The request is malformed"),
  NOT_FOUND(404, "There is no such resource"),
  METHOD_NOT_ALLOWED(405, "The resource does not support this method"),
  CONFLICT(409, "The state of the resource does not allow this"),
  PRECONDITION_FAILED(412, "The resource has changed"),
  CONTENT_TOO_LARGE(413, "The request's content is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
  UNPROCESSABLE_CONTENT(422, "The content cannot be processed"),
  INVALID_CLICK_CONFIGURATION(422, "The Click configuration is not valid"),
  PRECONDITION_REQUIRED(428, "The request must be conditional"),
  INTERNAL_ERROR(500, "The agent failed"),
  UNAVAILABLE(503, "The packet engine is not available");

  private final int status;
  private final String title;

  ProblemKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The stable URI, such as {@code urn:pawl:problem:not-found}. */
  String type() {
    return "urn:pawl:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String title() {
    return title;
  }

  int status() {
    return status;
  }
}
