package org.pawl.vnfm.application.server;

import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.trust.TlsContexts;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives both ports the VNFM's certificate, and the next one in time. Contexts without a server have
 * no ports.
 */
@Component
class Ports implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, AgentPortNumber {

  /**
   * The bundle that {@code server.ssl.bundle} names unless a certificate of one's own is
   * configured.
   */
  private static final String BUNDLE = "pawl";

  private final GatewayProperties properties;
  private final TlsContexts tls;
  private final VnfmBundles bundles;
  private final SslBundleRegistry registry;
  private volatile @Nullable AgentPort agents;

  Ports(
      GatewayProperties properties,
      TlsContexts tls,
      SslBundleRegistry registry,
      ClientAuthorities clients) {
    this.properties = properties;
    this.tls = tls;
    this.bundles = new VnfmBundles(tls, clients.trusted());
    this.registry = registry;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    AgentPort port = new AgentPort(properties, bundles.forAgents());
    registry.registerBundle(BUNDLE, bundles.forEverybody());
    Ssl ssl = factory.getSsl();
    if (ssl != null && bundles.trustsClients()) {
      ssl.setClientAuth(Ssl.ClientAuth.WANT);
    }
    factory.addAdditionalConnectors(port.connector());
    factory.addEngineValves(port.marker());
    agents = port;
  }

  @Override
  public int number() {
    AgentPort port = agents;
    if (port == null) {
      throw new IllegalStateException("there is no server");
    }
    return port.number();
  }

  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
  void renewCertificate() {
    AgentPort port = agents;
    if (port != null && tls.renewIfDue()) {
      registry.updateBundle(BUNDLE, bundles.forEverybody());
      port.renew(bundles.forAgents());
    }
  }
}
