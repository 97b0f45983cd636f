package org.pawl.vnfm.vnflcm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands behind an instantiated VNF (SOL003 5.5.2.2). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InstantiatedVnfInfo(
    String flavourId,
    VnfOperationalState vnfState,
    @Nullable List<ScaleInfo> scaleStatus,
    @Nullable List<ScaleInfo> maxScaleLevels,
    List<VnfExtCpInfo> extCpInfo,
    List<ExtVirtualLinkInfo> extVirtualLinkInfo,
    @Nullable String localizationLanguage,
    List<VnfcResourceInfo> vnfcResourceInfo) {

  public InstantiatedVnfInfo {
    extCpInfo = List.copyOf(extCpInfo);
    extVirtualLinkInfo = List.copyOf(extVirtualLinkInfo);
    vnfcResourceInfo = List.copyOf(vnfcResourceInfo);
  }

  /** The level of a scaling aspect (SOL003 4.4.1.4). */
  public record ScaleInfo(String aspectId, int scaleLevel) {}

  /** An external connection point (SOL003 5.5.3.9). */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record VnfExtCpInfo(
      String id,
      String cpdId,
      String cpConfigId,
      List<CpProtocolInfo> cpProtocolInfo,
      @Nullable String extLinkPortId,
      String associatedVnfcCpId) {
    public VnfExtCpInfo {
      cpProtocolInfo = List.copyOf(cpProtocolInfo);
    }
  }

  /** The addresses of a connection point (SOL003 5.5.3.9b). */
  public record CpProtocolInfo(String layerProtocol, IpOverEthernetAddressInfo ipOverEthernet) {}

  /** MAC and IP addresses (SOL003 5.5.3.10). */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record IpOverEthernetAddressInfo(
      String macAddress, @Nullable List<IpAddresses> ipAddresses) {}

  /** Addresses of one IP version. */
  public record IpAddresses(String type, List<String> addresses) {
    public IpAddresses {
      addresses = List.copyOf(addresses);
    }
  }

  /** An external network that the VNF is connected to (SOL003 5.5.3.2). */
  public record ExtVirtualLinkInfo(
      String id,
      ResourceHandle resourceHandle,
      List<ExtLinkPortInfo> extLinkPorts,
      List<ExtVirtualLinkData.VnfExtCpData> currentVnfExtCpData) {
    public ExtVirtualLinkInfo {
      extLinkPorts = List.copyOf(extLinkPorts);
      currentVnfExtCpData = List.copyOf(currentVnfExtCpData);
    }
  }

  /** The port of one connection point on an external network (SOL003 5.5.3.8). */
  public record ExtLinkPortInfo(String id, ResourceHandle resourceHandle, String cpInstanceId) {}

  /** One VNFC and its server (SOL003 5.5.3.5). */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record VnfcResourceInfo(
      String id,
      String vduId,
      ResourceHandle computeResource,
      List<VnfcCpInfo> vnfcCpInfo,
      @Nullable Map<String, Object> metadata) {
    public VnfcResourceInfo {
      vnfcCpInfo = List.copyOf(vnfcCpInfo);
    }
  }

  /** One connection point of a VNFC (SOL003 5.5.3.5). */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record VnfcCpInfo(
      String id, String cpdId, @Nullable String vnfExtCpId, List<CpProtocolInfo> cpProtocolInfo) {
    public VnfcCpInfo {
      cpProtocolInfo = List.copyOf(cpProtocolInfo);
    }
  }

  /** Where a resource is found at the VIM (SOL003 4.4.1.7). */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ResourceHandle(
      @Nullable String vimConnectionId, String resourceId, String vimLevelResourceType) {}
}
