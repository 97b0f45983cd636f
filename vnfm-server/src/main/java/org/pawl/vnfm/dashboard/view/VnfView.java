package org.pawl.vnfm.dashboard.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vnfpkgm.CpRole;
import org.pawl.vnfm.vnfpkgm.VnfDf;

/**
 * One VNF, as all its pages show it.
 *
 * @param connectionPoints where it can be connected when it is instantiated
 * @param networks where it is connected
 * @param latest the newest operation; null when there was none
 */
public record VnfView(
    UUID id,
    String name,
    @Nullable String description,
    String product,
    String provider,
    String vnfdId,
    Instant createdAt,
    Condition condition,
    boolean instantiated,
    boolean idle,
    List<VnfcView> vnfcs,
    List<ConnectionPoint> connectionPoints,
    List<Attachment> networks,
    @Nullable OperationView latest,
    List<AlarmView> alarms,
    long portCount,
    CurlCall readCall,
    CurlCall terminateCall,
    CurlCall deleteCall) {

  /** A place where a network can be attached. */
  public record ConnectionPoint(String id) {

    /** Those of a flavour that carry traffic; management stands on a network of the VIM's. */
    static List<ConnectionPoint> of(VnfDf flavour) {
      return flavour.extCpds().stream()
          .filter(external ->
              flavour
                  .vdu(external.vduId())
                  .flatMap(vdu -> vdu.cpd(external.vduCpId()))
                  .filter(internal -> internal.role() == CpRole.MANAGEMENT)
                  .isEmpty())
          .map(external -> new ConnectionPoint(external.id()))
          .toList();
    }
  }

  /** A network at a connection point. */
  public record Attachment(String connectionPoint, String network) {}

  public VnfView {
    vnfcs = List.copyOf(vnfcs);
    connectionPoints = List.copyOf(connectionPoints);
    networks = List.copyOf(networks);
    alarms = List.copyOf(alarms);
  }

  public boolean canInstantiate() {
    return idle && !instantiated;
  }

  public boolean canTerminate() {
    return idle && instantiated;
  }

  public boolean canDelete() {
    return idle && !instantiated;
  }

  /** How many alarms are active. */
  public long activeAlarms() {
    return alarms.stream().filter(AlarmView::active).count();
  }

  /** The VNFC with this id; refuses with 404 when it is not of this VNF. */
  public VnfcView requireVnfc(UUID vnfc) {
    return vnfcs.stream()
        .filter(each -> each.id().equals(vnfc))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("VNFC of this VNF", vnfc));
  }

  /** The VNFC with this id, or the first one when none is named. */
  public VnfcView vnfcOrFirst(@Nullable UUID vnfc) {
    if (vnfc != null) {
      return requireVnfc(vnfc);
    }
    return vnfcs.stream()
        .findFirst()
        .orElseThrow(() -> Problem.conflict("The VNF is not instantiated, so it has no VNFC."));
  }

  /** What a termination removes, in words. */
  public String resources() {
    return Wording.count(vnfcs.size(), "server") + " and " + Wording.count(portCount, "port");
  }

  /** Changes when a page has to be built anew, and not only some parts of it. */
  public String shape() {
    return vnfcs.stream().map(each -> each.id().toString()).collect(Collectors.joining(" "));
  }
}
