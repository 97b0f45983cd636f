package org.pawl.vnfm.vim;

import java.util.List;

/**
 * A connection point's port on a network, whether or not a server holds it.
 *
 * @param macAddress six hexadecimal pairs in lower case with colons
 * @param addresses the IP addresses that the VIM gave it; none where the network has no subnet
 */
public record Port(
    String id, String name, Tag tag, String networkId, String macAddress, List<String> addresses) {

  public Port {
    addresses = List.copyOf(addresses);
  }
}
