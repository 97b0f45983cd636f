package org.pawl.vnfm.vnflcm.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;

/** What a guest finds in its config drive; UserData in the VNFM's interface for agents. */
record UserData(
    UUID vnfcId,
    UUID vnfInstanceId,
    VnfmAddress vnfm,
    String enrolmentToken,
    ManagementPort management,
    List<DataPort> dataPorts) {

  UserData {
    dataPorts = List.copyOf(dataPorts);
  }

  /** Where the VNFM is, and how it is known. */
  record VnfmAddress(String url, String caPin) {}

  /** The port that the guest's kernel keeps. */
  record ManagementPort(@JsonProperty("interface") String guestInterface, String address) {}

  /** A port that the packet engine gets. */
  record DataPort(String name, @JsonProperty("interface") String guestInterface, String mac) {}

  @Override
  public String toString() {
    return "UserData[vnfcId=" + vnfcId + "]";
  }
}
