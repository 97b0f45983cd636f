package org.pawl.vnfm.vim.local;

import java.util.Set;
import java.util.regex.Pattern;
import org.pawl.vnfm.vim.VimFault;

/**
 * An IPv4 subnet whose first address is its gateway's.
 *
 * @param base the subnet's own address as a number
 */
record Subnet(int base, int prefixLength) {

  /** Reads the form {@code 192.168.127.0/24}. */
  static Subnet parse(String cidr) {
    var matcher =
        Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})")
            .matcher(cidr);
    if (!matcher.matches()) {
      throw refused(cidr);
    }
    int base = 0;
    for (int group = 1; group <= 4; group++) {
      int octet = Integer.parseInt(matcher.group(group));
      if (octet > 255) {
        throw refused(cidr);
      }
      base = base << 8 | octet;
    }
    int prefixLength = Integer.parseInt(matcher.group(5));
    if (prefixLength < 8 || prefixLength > 29 || base << prefixLength != 0) {
      throw refused(cidr);
    }
    return new Subnet(base, prefixLength);
  }

  String gateway() {
    return address(1);
  }

  /** The lowest address after the gateway's that is not taken. */
  String lowestFree(Set<String> taken) {
    int size = 1 << (32 - prefixLength);
    for (int host = 2; host < size - 1; host++) {
      if (!taken.contains(address(host))) {
        return address(host);
      }
    }
    throw new VimFault(
        VimFault.Kind.NO_CAPACITY,
        "all management addresses are taken; widen pawl.vim.local.management-subnet");
  }

  String netmask() {
    return dotted(-1 << (32 - prefixLength));
  }

  private String address(int host) {
    return dotted(base + host);
  }

  private static String dotted(int value) {
    return "%d.%d.%d.%d"
        .formatted(value >>> 24, value >>> 16 & 0xff, value >>> 8 & 0xff, value & 0xff);
  }

  private static IllegalArgumentException refused(String cidr) {
    return new IllegalArgumentException(
        "'" + cidr + "' is no IPv4 subnet such as 192.168.127.0/24 (prefix length 8 to 29)");
  }
}
