package org.pawl.vnfm.notification.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** A range of addresses, such as {@code 10.1.0.0/16} or {@code fd00::/8}. */
record Network(InetAddress address, int prefixLength) {

  /** Reads the usual notation; a single address is a network too. */
  public static Network valueOf(String text) {
    var slash = text.indexOf('/');
    var host = slash < 0 ? text : text.substring(0, slash);
    if (!host.matches("[0-9a-fA-F.:]+")) {
      throw malformed(text);
    }
    try {
      var address = InetAddress.getByName(host);
      var bits = address.getAddress().length * 8;
      var length = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
      if (length < 0 || length > bits) {
        throw malformed(text);
      }
      return new Network(address, length);
    } catch (UnknownHostException | NumberFormatException notNetwork) {
      throw malformed(text);
    }
  }

  boolean contains(InetAddress other) {
    var mine = address.getAddress();
    var its = other.getAddress();
    if (mine.length != its.length) {
      return false;
    }
    var whole = prefixLength / 8;
    if (!Arrays.equals(mine, 0, whole, its, 0, whole)) {
      return false;
    }
    var rest = prefixLength % 8;
    return rest == 0 || (mine[whole] & 0xff) >> (8 - rest) == (its[whole] & 0xff) >> (8 - rest);
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        text + " is no network: write an address and the length of its prefix, as in 10.1.0.0/16");
  }

  @Override
  public String toString() {
    return address.getHostAddress() + "/" + prefixLength;
  }
}
