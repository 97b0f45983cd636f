package org.pawl.agent.trust;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PEM (RFC 7468). */
final class Pem {
  private Pem() {}

  static String encode(String label, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }

  /** The first block of this label. */
  static byte[] decode(String label, byte[] pem) {
    Matcher block =
        Pattern.compile(
                "-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]*)-----END " + label + "-----")
            .matcher(new String(pem, StandardCharsets.US_ASCII));
    if (!block.find()) {
      throw new IllegalArgumentException("no PEM block \"" + label + "\"");
    }
    return Base64.getMimeDecoder().decode(block.group(1));
  }
}
