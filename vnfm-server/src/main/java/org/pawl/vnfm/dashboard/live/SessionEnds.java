package org.pawl.vnfm.dashboard.live;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.springframework.stereotype.Component;

/** Ends a session's event streams with the session: nobody who signed out goes on reading. */
@Component
class SessionEnds implements HttpSessionListener {

  private final EventStreams streams;

  SessionEnds(EventStreams streams) {
    this.streams = streams;
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    streams.closeSession(event.getSession().getId());
  }
}
