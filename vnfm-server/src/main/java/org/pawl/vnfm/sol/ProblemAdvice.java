package org.pawl.vnfm.sol;

import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** Writes every refusal and failure as {@code application/problem+json} (SOL013 6.3). */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

  /** Where Jackson names its source, which it may not show, within a message. */
  private static final Pattern SOURCE =
      Pattern.compile(" \\(start marker at \\[Source:[^\\]]*\\]\\)");

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<Object> problem(Problem problem) {
    var headers = new HttpHeaders();
    if (problem.type() == ProblemType.UNAVAILABLE
        || problem.type() == ProblemType.TOO_MANY_REQUESTS) {
      headers.set(HttpHeaders.RETRY_AFTER, "5");
    }
    if (problem.type().status().is5xxServerError()) {
      LOG.error("{}", problem.detail(), problem);
    }
    return write(problem, headers);
  }

  @ExceptionHandler
  ResponseEntity<Object> violation(ConstraintViolationException violation) {
    var errors =
        violation.getConstraintViolations().stream()
            .map(each -> ProblemError.of(each.getPropertyPath() + ": " + each.getMessage()))
            .toList();
    return write(
        Problem.of(ProblemType.BAD_REQUEST, "The request is not valid", errors), new HttpHeaders());
  }

  /** What is there may be another tenant's, and so not to be seen. */
  @ExceptionHandler
  ResponseEntity<Object> taken(DuplicateKeyException taken) {
    LOG.info("what a request wants to add is there already", taken);
    return write(
        Problem.conflict("Something with the same unique name is there already."),
        new HttpHeaders());
  }

  @ExceptionHandler
  ResponseEntity<Object> malformedMediaType(InvalidMediaTypeException malformed) {
    var detail = "The media type \"" + malformed.getMediaType() + "\" is malformed.";
    return write(new Problem(ProblemType.BAD_REQUEST, detail), new HttpHeaders());
  }

  @ExceptionHandler
  ResponseEntity<Object> unexpected(Exception failure) throws Exception {
    if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
      throw failure; // the security filters answer these
    }
    LOG.error("A request failed unexpectedly", failure);
    var problem =
        new Problem(ProblemType.INTERNAL_ERROR, "The VNFM failed unexpectedly; its log says why.");
    return write(problem, new HttpHeaders());
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return write(problem, headers); // a filter refused the content while it was read
      }
    }
    var type = ProblemType.ofStatus(status.value());
    if (type == ProblemType.INTERNAL_ERROR) {
      LOG.error("A request failed unexpectedly", failure);
    }
    return write(new Problem(type, detailOf(failure)), headers);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var errors =
        failure.getBindingResult().getFieldErrors().stream()
            .map(each -> ProblemError.of(each.getField() + ": " + each.getDefaultMessage()))
            .toList();
    return write(
        Problem.of(ProblemType.BAD_REQUEST, "The request's content is not valid", errors), headers);
  }

  private static String detailOf(Exception failure) {
    return switch (failure) {
      case NoResourceFoundException missing ->
          "There is nothing at /" + missing.getResourcePath() + ".";
      case HttpMessageNotReadableException unreadable ->
          "The content cannot be read: " + reason(unreadable);
      case HttpRequestMethodNotSupportedException method ->
          method.getMethod()
              + " is not supported here; supported: "
              + List.of(allowed(method))
              + ".";
      case org.springframework.web.ErrorResponse response
          when response.getBody().getDetail() != null ->
          String.valueOf(response.getBody().getDetail());
      default -> "The request could not be handled.";
    };
  }

  private static String[] allowed(HttpRequestMethodNotSupportedException failure) {
    var methods = failure.getSupportedMethods();
    return methods == null ? new String[0] : methods;
  }

  /** What is wrong, with the attribute or the place. */
  private static String reason(HttpMessageNotReadableException failure) {
    if (!(failure.getMostSpecificCause() instanceof JacksonException malformed)) {
      return firstLine(failure.getMostSpecificCause().getMessage());
    }
    var message = SOURCE.matcher(firstLine(malformed.getOriginalMessage())).replaceAll("");
    var path =
        malformed.getPath().stream()
            .map(each ->
                each.getPropertyName() == null ? "" + each.getIndex() : each.getPropertyName())
            .collect(Collectors.joining("/"));
    var at = malformed.getLocation();
    return (at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ")
        + (path.isEmpty() ? "" : path + ": ")
        + message;
  }

  private static String firstLine(@Nullable String message) {
    return String.valueOf(message).lines().findFirst().orElse("no reason given");
  }

  private static ResponseEntity<Object> write(Problem problem, HttpHeaders headers) {
    var all = new HttpHeaders();
    all.putAll(headers);
    all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return new ResponseEntity<>(problem.toProblemDetail(), all, problem.type().status());
  }
}
