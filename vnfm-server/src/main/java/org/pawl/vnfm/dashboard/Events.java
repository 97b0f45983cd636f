package org.pawl.vnfm.dashboard;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.dashboard.live.EventStreams;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The event stream that each open page reads. */
@RestController
class Events {

  private final EventStreams streams;

  Events(EventStreams streams) {
    this.streams = streams;
  }

  @GetMapping(path = "/dashboard/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(
      @RequestParam(required = false) @Nullable UUID vnf,
      @RequestParam long since,
      HttpSession session,
      HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    return streams.open(session.getId(), vnf, Instant.ofEpochMilli(since));
  }
}
