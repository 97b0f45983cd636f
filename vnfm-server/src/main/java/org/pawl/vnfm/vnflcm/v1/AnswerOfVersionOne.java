package org.pawl.vnfm.vnflcm.v1;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.SolApi;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Keeps an answer of version 2 until its body is turned; its headers are turned at once. */
final class AnswerOfVersionOne extends ContentCachingResponseWrapper {

  AnswerOfVersionOne(HttpServletResponse response) {
    super(response);
  }

  byte[] getContent() {
    return getContentAsByteArray();
  }

  /** A header without value is taken away. */
  @Override
  public void setHeader(String name, @Nullable String value) {
    if (value == null) {
      response().setHeader(name, null);
    } else {
      super.setHeader(name, turned(name, value));
    }
  }

  @Override
  public void addHeader(String name, @Nullable String value) {
    if (value == null) {
      response().addHeader(name, null);
    } else {
      super.addHeader(name, turned(name, value));
    }
  }

  private HttpServletResponse response() {
    return (HttpServletResponse) getResponse();
  }

  private static String turned(String name, String value) {
    if (SolApi.HEADER.equalsIgnoreCase(name)) {
      return VersionOne.API.version();
    }
    return VersionOne.toVersion1(value);
  }
}
