package org.pawl.vnfm.vnflcm.deployment;

import java.util.List;
import java.util.UUID;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.trust.CertificateAuthority;
import org.pawl.vnfm.vnflcm.Inventory.MadePort;
import org.pawl.vnfm.vnflcm.Run;
import org.pawl.vnfm.vnfpkgm.CpRole;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the user data from which a guest learns who it is and whom to trust. */
@Component
class UserDataWriter {

  private final CertificateAuthority authority;
  private final JsonMapper json;

  UserDataWriter(CertificateAuthority authority, JsonMapper json) {
    this.authority = authority;
    this.json = json;
  }

  /**
   * The user data as JSON.
   *
   * @param token good once; the only secret in it
   * @param ports in the order in which the guest sees them
   */
  String write(Run run, UUID vnfcId, String token, List<MadePort> ports) {
    return json.writeValueAsString(
        new UserData(
            vnfcId,
            run.vnfInstanceId(),
            new UserData.VnfmAddress(run.vim().agentGateway().toString(), authority.pin()),
            token,
            management(vnfcId, ports),
            ports.stream()
                .filter(port -> port.role() != CpRole.MANAGEMENT)
                .map(UserDataWriter::dataPort)
                .toList()));
  }

  private static UserData.ManagementPort management(UUID vnfcId, List<MadePort> ports) {
    return ports.stream()
        .filter(port -> port.role() == CpRole.MANAGEMENT)
        .flatMap(port ->
            port.made().addresses().stream()
                .map(address -> new UserData.ManagementPort(port.guestInterface(), address)))
        .findFirst()
        .orElseThrow(() ->
            new Problem(
                ProblemType.UNPROCESSABLE_CONTENT,
                "VNFC "
                    + vnfcId
                    + " has no management port with an IP address: its network at the VIM"
                    + " needs a subnet."));
  }

  private static UserData.DataPort dataPort(MadePort port) {
    return new UserData.DataPort(
        port.role().portName(), port.guestInterface(), port.made().macAddress());
  }
}
