package org.pawl.vnfm.application.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.sol.ProblemWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Says no in the form that SOL013 asks for. */
@Component
class ProblemAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

  private final BearerTokenAuthenticationEntryPoint challenge =
      new BearerTokenAuthenticationEntryPoint();
  private final BearerTokenAccessDeniedHandler denial = new BearerTokenAccessDeniedHandler();
  private final ProblemWriter writer;
  private final KeystoneProperties keystone;

  ProblemAnswers(ProblemWriter writer, KeystoneProperties keystone) {
    this.writer = writer;
    this.keystone = keystone;
  }

  /**
   * 401 that tells a client to get a token (SOL013 8.2); 503 when nobody can judge the one it has.
   */
  void askForToken(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (failure instanceof AuthenticationServiceException) {
      LOG.error("who sends a request cannot be found out", failure);
      response.setHeader(HttpHeaders.RETRY_AFTER, "5");
      write(
          response,
          ProblemType.UNAVAILABLE,
          "The system that knows the credentials of this request does not answer: try again.");
      return;
    }
    challenge.commence(request, response, failure);
    URI url = keystone.url();
    if (url != null) {
      response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Keystone uri=\"" + url + "\"");
    }
    write(
        response,
        ProblemType.UNAUTHORIZED,
        "This needs a valid access token: get one from /oauth2/token and send it as Authorization: Bearer."
            + (url == null ? "" : " A token of Keystone is taken as X-Auth-Token."));
  }

  /** 403 that names the scopes and roles which would do. */
  void tokenIsNotEnough(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
      throws IOException {
    denial.handle(request, response, failure);
    write(
        response,
        ProblemType.FORBIDDEN,
        ("The caller's role or scope does not cover this: reading needs the role READER or the scope '%s',"
                + " changes need OPERATOR or '%s'; /operator needs one of these roles or the scope '%s'.")
            .formatted(Role.READER.scope(), Role.OPERATOR.scope(), Scopes.OPERATOR));
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
