package org.pawl.vnfm.application.server;

import java.time.Duration;
import java.util.Map;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Connector;
import org.apache.commons.logging.LogFactory;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.tomcat.SslConnectorCustomizer;
import org.springframework.boot.web.server.Ssl.ClientAuth;

/**
 * The second connector: TLS 1.3, and clients show a certificate of our authority if they have one.
 */
final class AgentPort {

  private static final int MAX_HEADER_BYTES = 8 * 1024;

  private final Connector connector = new Connector(Http11NioProtocol.class.getName());
  private final SslConnectorCustomizer tls =
      new SslConnectorCustomizer(LogFactory.getLog(AgentPort.class), connector, ClientAuth.WANT);

  AgentPort(GatewayProperties properties, SslBundle bundle) {
    connector.setPort(properties.port());
    connector.setScheme("https");
    connector.setSecure(true);
    connector.setXpoweredBy(false);
    Http11NioProtocol protocol = (Http11NioProtocol) connector.getProtocolHandler();
    protocol.setExecutor(new VirtualThreadExecutor("agent-gateway-"));
    protocol.setMaxConnections(properties.maxConnections());
    protocol.setConnectionTimeout(millis(properties.requestTimeout()));
    protocol.setKeepAliveTimeout(millis(properties.idleTimeout()));
    protocol.setMaxKeepAliveRequests(-1);
    protocol.setMaxHttpHeaderSize(MAX_HEADER_BYTES);
    tls.customize(bundle, Map.of());
  }

  Connector connector() {
    return connector;
  }

  /** Marks the requests that came in here. */
  Valve marker() {
    return new AgentPortMarker(connector);
  }

  /** The port that agents connect to, once the server has started. */
  int number() {
    return connector.getLocalPort();
  }

  /** Shows another certificate from the next connection on. */
  void renew(SslBundle bundle) {
    tls.update(null, bundle);
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
