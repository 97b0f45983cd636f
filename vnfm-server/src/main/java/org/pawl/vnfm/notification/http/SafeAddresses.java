package org.pawl.vnfm.notification.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of callbacks, and refuses those at which a consumer could have the VNFM call
 * what only the VNFM can reach. Connections are made to exactly the addresses that were looked at,
 * so a name that changes its meaning in between gains nothing.
 */
final class SafeAddresses implements DnsResolver {

  /**
   * What is not reached through the internet (RFC 6890 and its registry), and the ranges that stand
   * for IPv4 addresses within IPv6.
   */
  private static final List<Network> INTERNAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "224.0.0.0/3",
              "::/96",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "2001::/23",
              "2002::/16",
              "fc00::/7",
              "fe80::/9",
              "ff00::/8")
          .map(Network::valueOf)
          .toList();

  private final List<Network> allowed;

  SafeAddresses(List<Network> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  /** An address that callbacks must not have. */
  static final class Refused extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    Refused(String host, InetAddress address) {
      super(
          "%s is the internal address %s; pawl.notifications.callbacks.allowed-networks names the internal networks that may be called"
              .formatted(host, address.getHostAddress()));
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var found = InetAddress.getAllByName(host);
    for (var address : found) {
      if (isInternal(address) && allowed.stream().noneMatch(each -> each.contains(address))) {
        throw new Refused(host, address);
      }
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return resolve(host)[0].getCanonicalHostName();
  }

  private static boolean isInternal(InetAddress address) {
    return INTERNAL.stream().anyMatch(each -> each.contains(address));
  }
}
