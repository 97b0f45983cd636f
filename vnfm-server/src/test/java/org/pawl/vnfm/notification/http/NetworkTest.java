package org.pawl.vnfm.notification.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/16, 10.1.255.255, true",
    "10.1.0.0/16, 10.2.0.0, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.128/25, 192.0.2.200, true",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.6, false",
    "0.0.0.0/0, 203.0.113.1, true",
    "fd00::/8, fdff::1, true",
    "fd00::/8, fe00::1, false",
    "10.0.0.0/8, ::1, false",
  })
  void address_whenLookedFor_isInItsNetworks(String network, String address, boolean inside)
      throws UnknownHostException {
    assertThat(Network.valueOf(network).contains(InetAddress.getByName(address))).isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "localhost", "x/8", ""})
  void nonsense_whenRead_isRefused(String text) {
    assertThatThrownBy(() -> Network.valueOf(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1", "127.1", "0.0.0.0", "10.0.0.1", "172.31.255.255", "192.168.1.1",
            "169.254.169.254",
        "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
        "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1", "fec0::1", "fd12::1",
            "ff02::1",
        "localhost"
      })
  void internalAddress_whenNothingIsAllowed_isRefused(String host) {
    assertThatThrownBy(() -> new SafeAddresses(List.of()).resolve(host))
        .isInstanceOf(SafeAddresses.Refused.class)
        .hasMessageContaining("allowed-networks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "11.0.0.1", "172.32.0.1", "223.255.255.255", "2600::1"})
  void otherAddress_whenNothingIsAllowed_isGiven(String host) throws UnknownHostException {
    assertThat(new SafeAddresses(List.of()).resolve(host))
        .containsExactly(InetAddress.getByName(host));
  }

  @Test
  void internalNetwork_whenAllowed_isGivenAndNoOther() throws UnknownHostException {
    var addresses = new SafeAddresses(List.of(Network.valueOf("10.1.0.0/16")));

    assertThat(addresses.resolve("10.1.2.3")).hasSize(1);
    assertThatThrownBy(() -> addresses.resolve("10.2.2.3"))
        .isInstanceOf(SafeAddresses.Refused.class);
  }
}
