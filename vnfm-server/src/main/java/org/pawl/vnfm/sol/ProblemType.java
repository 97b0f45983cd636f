package org.pawl.vnfm.sol;

import java.net.URI;
import org.springframework.http.HttpStatus;

/**
 * The kinds of problems that the VNFM reports, each with a stable URI and title (SOL013 6.3, RFC
 * 9457).
 */
public enum ProblemType {
  BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request is malformed"),
  BAD_FILTER(HttpStatus.BAD_REQUEST, "The filter is malformed"),
  BAD_SELECTOR(HttpStatus.BAD_REQUEST, "The attribute selector is malformed"),
  BAD_PAGE_MARKER(HttpStatus.BAD_REQUEST, "The page marker is unknown"),
  UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "The request is not authenticated"),
  FORBIDDEN(HttpStatus.FORBIDDEN, "The request is not allowed"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such resource"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The resource does not support this method"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer has no acceptable form"),
  VERSION_NOT_SUPPORTED(HttpStatus.NOT_ACCEPTABLE, "The API version is not supported"),
  CONFLICT(HttpStatus.CONFLICT, "The state of the resource does not allow this"),
  PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED, "The resource has changed"),
  CONTENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request's content is too large"),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The content type is not supported"),
  RANGE_NOT_SATISFIABLE(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "The byte range is not there"),
  UNPROCESSABLE_CONTENT(HttpStatus.UNPROCESSABLE_CONTENT, "The content cannot be processed"),
  INVALID_VNF_PACKAGE(HttpStatus.UNPROCESSABLE_CONTENT, "The VNF package is not valid"),
  INVALID_CLICK_CONFIGURATION(
      HttpStatus.UNPROCESSABLE_CONTENT, "The Click configuration is not valid"),
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "There are too many requests"),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The VNFM failed"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The VNFM cannot do this now");

  private final HttpStatus status;
  private final String title;

  ProblemType(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The stable URI, such as {@code urn:pawl:problem:not-found}. */
  public URI uri() {
    return URI.create(
        "urn:pawl:problem:" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
  }

  /** The kind of problem in a few words. */
  public String title() {
    return title;
  }

  /** The HTTP status that goes with it. */
  public HttpStatus status() {
    return status;
  }

  /** The type that a bare HTTP status stands for, for errors that a framework found. */
  static ProblemType ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHORIZED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 409 -> CONFLICT;
      case 412 -> PRECONDITION_FAILED;
      case 413 -> CONTENT_TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 416 -> RANGE_NOT_SATISFIABLE;
      case 422 -> UNPROCESSABLE_CONTENT;
      case 429 -> TOO_MANY_REQUESTS;
      case 503 -> UNAVAILABLE;
      default -> status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
    };
  }
}
