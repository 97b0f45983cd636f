package org.pawl.vnfm.application.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Notes on each request whether it came in on the agents' port, by the connector itself. */
final class AgentPortMarker extends ValveBase {

  /** The request attribute that is there, and true, for requests on the agents' port. */
  static final String ATTRIBUTE = AgentPortMarker.class.getName();

  private final Connector agents;

  AgentPortMarker(Connector agents) {
    super(true);
    this.agents = agents;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if (agents.equals(request.getConnector())) {
      request.setAttribute(ATTRIBUTE, true);
    }
    getNext().invoke(request, response);
  }
}
