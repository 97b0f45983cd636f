package org.pawl.vnfm.vnflcm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An external network, and which connection points shall be on it (SOL003 4.4.1.11).
 *
 * @param resourceId the network's id or name at the VIM
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExtVirtualLinkData(
    String id,
    @Nullable String vimConnectionId,
    @Nullable String resourceProviderId,
    String resourceId,
    List<VnfExtCpData> extCps) {

  public ExtVirtualLinkData {
    extCps = List.copyOf(extCps);
  }

  /**
   * How the instances of a connection point are configured (SOL003 4.4.1.10).
   *
   * @param cpConfig by a key that the orchestrator chose, one entry per instance; null takes an
   *     entry away from those that there are
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record VnfExtCpData(
      String cpdId, @Nullable Map<String, @Nullable VnfExtCpConfig> cpConfig) {

    /** The configuration of each instance, none when the orchestrator left it out. */
    public Map<String, @Nullable VnfExtCpConfig> configurations() {
      return cpConfig == null ? Map.of() : cpConfig;
    }
  }

  /** The addresses wished for one connection point (SOL003 4.4.1.10a). */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record VnfExtCpConfig(
      @Nullable String linkPortId, @Nullable List<CpProtocolData> cpProtocolData) {}

  /** Addresses of one protocol (SOL003 4.4.1.10b). */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CpProtocolData(
      String layerProtocol, @Nullable IpOverEthernetAddressData ipOverEthernet) {}

  /** MAC and IP addresses wished (SOL003 4.4.1.10c). */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record IpOverEthernetAddressData(
      @Nullable String macAddress,
      @Nullable String segmentationId,
      @Nullable List<IpAddressData> ipAddresses) {}

  /** Addresses of one IP version wished. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record IpAddressData(
      String type,
      @Nullable List<String> fixedAddresses,
      @Nullable Integer numDynamicAddresses,
      @Nullable String subnetId) {}
}
