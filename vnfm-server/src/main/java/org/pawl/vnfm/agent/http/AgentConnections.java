package org.pawl.vnfm.agent.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.pawl.vnfm.agent.AgentAddresses;
import org.pawl.vnfm.agent.AgentClient.AgentUnreachable;
import org.pawl.vnfm.trust.TlsContexts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Connections to agents. Each call has a client of its own: what an operator asks is rare, and so
 * no connection to a guest that is gone can be taken for one to the guest that has its address now.
 */
@Component
class AgentConnections {

  private final ObjectProvider<AgentAddresses> addresses;
  private final TlsContexts tls;
  private final AgentClientProperties properties;

  AgentConnections(
      ObjectProvider<AgentAddresses> addresses, TlsContexts tls, AgentClientProperties properties) {
    this.addresses = addresses;
    this.tls = tls;
    this.properties = properties;
  }

  HttpRequest.Builder request(UUID vnfcId, String path) throws AgentUnreachable {
    InetSocketAddress address =
        addresses
            .getObject()
            .find(vnfcId)
            .orElseThrow(() -> new AgentUnreachable("the VNFC has no server with an address"));
    try {
      return HttpRequest.newBuilder(
              new URI("https", null, address.getHostString(), address.getPort(), path, null, null))
          .timeout(properties.answerTimeout());
    } catch (URISyntaxException e) {
      throw new AgentUnreachable("its address " + address + " makes no URL", e);
    }
  }

  HttpResponse<String> send(UUID vnfcId, HttpRequest.Builder request) throws AgentUnreachable {
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(tls.towardsAgent(vnfcId))
            .connectTimeout(properties.connectTimeout())
            .build()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AgentUnreachable(
          "no answer came from %s (%s)".formatted(request.build().uri().getAuthority(), reason(e)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AgentUnreachable("the VNFM is stopping", e);
    }
  }

  /** Refused connections carry no words of their own. */
  private static String reason(IOException failure) {
    String words = failure.getMessage();
    return words == null || words.isBlank() ? failure.getClass().getSimpleName() : words;
  }
}
