package org.pawl.vnfm.sol;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Checks and echoes the {@code Version} header of every declared API (SOL013 4.2). A request
 * without it is let through unless a setting says otherwise, because widespread clients do not send
 * it.
 */
@Component
class VersionHeader implements WebMvcConfigurer, HandlerInterceptor {

  private static final String VERSION = "Version";

  private final List<SolApi> apis;
  private final boolean required;

  VersionHeader(List<SolApi> apis, @Value("${pawl.sol.version-required:false}") boolean required) {
    this.apis = apis;
    this.required = required;
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
    if (api.isPresent() && !path.endsWith("/api_versions")) {
      if (asked != null) {
        api.get().require(asked.strip());
      } else if (required) {
        throw new Problem(
            ProblemType.BAD_REQUEST,
            "The header Version is missing: send Version: " + api.get().version() + ".");
      }
    }
    return true;
  }
}
