package org.pawl.vnfm.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.dashboard.view.AlarmReader;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** What the frame around every page needs. */
@ControllerAdvice(basePackageClasses = Frame.class)
class Frame {

  private final Assets assets;
  private final AlarmReader alarms;
  private final Clock clock;

  Frame(Assets assets, AlarmReader alarms, Clock clock) {
    this.assets = assets;
    this.alarms = alarms;
    this.clock = clock;
  }

  @ModelAttribute("assets")
  String assets() {
    return assets.path();
  }

  @ModelAttribute("user")
  String user(@Nullable Principal user) {
    return user == null ? "" : user.getName();
  }

  @ModelAttribute("activeAlarms")
  long activeAlarms(@Nullable Principal user) {
    return user == null ? 0 : alarms.active();
  }

  /** The address of the page itself, to fetch it again. */
  @ModelAttribute("here")
  String here(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }

  /**
   * The address of the page's event stream: of one VNF where the page is of one. It says when the
   * page was made, so that news which came before the stream opened are not lost.
   */
  @ModelAttribute("stream")
  String stream(HttpServletRequest request) {
    UriComponentsBuilder stream =
        UriComponentsBuilder.fromPath("/dashboard/events").queryParam("since", clock.millis());
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (variables instanceof Map<?, ?> named && named.get("vnf") instanceof String vnf) {
      stream.queryParam("vnf", UriUtils.encode(vnf, StandardCharsets.UTF_8));
    }
    return stream.build(true).toUriString();
  }
}
