package org.pawl.vnfm.sol;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Checks and echoes the {@code Version} header of every declared API (SOL013 4.2). A request
 * without it is let through, because widespread clients do not send it.
 */
@Component
class VersionHeader implements WebMvcConfigurer, HandlerInterceptor {

  private static final String VERSION = "Version";

  private final List<SolApi> apis;

  VersionHeader(List<SolApi> apis) {
    this.apis = apis;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var path = request.getRequestURI().substring(request.getContextPath().length());
    var api = apis.stream().filter(each -> path.startsWith(each.prefix())).findFirst();
    api.ifPresent(each -> response.setHeader(VERSION, each.version()));
    var asked = request.getHeader(VERSION);
    if (asked != null && !path.endsWith("/api_versions")) {
      api.ifPresent(each -> each.require(asked.strip()));
    }
    return true;
  }
}
