package org.pawl.vnfm.application.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.sol.ProblemWriter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Says no in the form that SOL013 asks for. */
@Component
class ProblemAnswers {

  private final BearerTokenAuthenticationEntryPoint challenge =
      new BearerTokenAuthenticationEntryPoint();
  private final BearerTokenAccessDeniedHandler denial = new BearerTokenAccessDeniedHandler();
  private final ProblemWriter writer;

  ProblemAnswers(ProblemWriter writer) {
    this.writer = writer;
  }

  /** 401 that tells a client to get a token (SOL013 8.2). */
  void askForToken(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    challenge.commence(request, response, failure);
    write(
        response,
        ProblemType.UNAUTHORIZED,
        "This needs a valid access token: get one from /oauth2/token and send it as Authorization: Bearer.");
  }

  /** 403 that names the scope which is missing. */
  void tokenIsNotEnough(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
      throws IOException {
    denial.handle(request, response, failure);
    write(
        response,
        ProblemType.FORBIDDEN,
        "The access token's scope does not cover this: /operator needs '%s', all else '%s'."
            .formatted(Scopes.OPERATOR, Scopes.SOL003));
  }

  void askForCertificate(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    write(
        response,
        ProblemType.UNAUTHORIZED,
        "This needs the client certificate that the enrolment gave.");
  }

  void certificateIsNotGood(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
      throws IOException {
    write(
        response,
        ProblemType.FORBIDDEN,
        "The client certificate was revoked, or its VNFC is gone: enrol anew with a new token.");
  }

  void askForLogin(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    write(response, ProblemType.UNAUTHORIZED, "The session is over: log in at /login.");
  }

  void notHere(HttpServletRequest request, HttpServletResponse response, Exception failure)
      throws IOException {
    write(response, ProblemType.NOT_FOUND, "Nothing is served at " + request.getRequestURI() + ".");
  }

  private void write(HttpServletResponse response, ProblemType type, String detail)
      throws IOException {
    writer.write(response, new Problem(type, detail));
  }
}
