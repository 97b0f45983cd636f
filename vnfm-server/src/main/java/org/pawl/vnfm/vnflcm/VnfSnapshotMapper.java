package org.pawl.vnfm.vnflcm;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.api.vnflcm.ResourceHandle;
import org.pawl.vnfm.api.vnflcm.VnfSnapshot;
import org.pawl.vnfm.api.vnflcm.VnfSnapshotInfoLinks;
import org.pawl.vnfm.api.vnflcm.VnfSnapshotLinks;
import org.pawl.vnfm.api.vnflcm.VnfStateSnapshotInfo;
import org.pawl.vnfm.api.vnflcm.VnfStateSnapshotInfoChecksum;
import org.pawl.vnfm.api.vnflcm.VnfcSnapshotInfo;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Turns snapshots into what the interface shows of them. */
@Component
class VnfSnapshotMapper {

  static final String PATH = "/vnflcm/v2/vnf_snapshots/";
  static final String STATE = "/vnf_state_snapshot";

  private final VnfInstanceMapper instances;
  private final JsonMapper json;

  VnfSnapshotMapper(VnfInstanceMapper instances, JsonMapper json) {
    this.instances = instances;
    this.json = json;
  }

  org.pawl.vnfm.api.vnflcm.VnfSnapshotInfo toApi(VnfSnapshotInfo from) {
    var links = new VnfSnapshotInfoLinks().self(VnfInstanceMapper.link(PATH + from.id()));
    var api =
        new org.pawl.vnfm.api.vnflcm.VnfSnapshotInfo()
            .id(from.id().toString())
            .vnfSnapshotPkgId(from.vnfSnapshotPkgId())
            .links(links);
    var taken = from.taken();
    if (taken != null) {
      links.takenFrom(VnfInstanceMapper.link(VnfInstanceMapper.PATH + taken.vnfInstance().id()));
      api.vnfSnapshot(snapshot(from, taken));
    } else if (from.given() != null) {
      api.vnfSnapshot(json.convertValue(from.given(), VnfSnapshot.class));
    }
    return api;
  }

  /** What an orchestrator puts in, as it is kept. */
  @Nullable Map<String, Object> fromApi(@Nullable VnfSnapshot given) {
    return given == null
        ? null
        : json.convertValue(given, new TypeReference<Map<String, Object>>() {});
  }

  private VnfSnapshot snapshot(VnfSnapshotInfo from, VnfSnapshotInfo.Taken taken) {
    var started = taken.startedAt().atOffset(ZoneOffset.UTC);
    var vnf = instances.copyToApi(taken.vnfInstance());
    return new VnfSnapshot()
        .id(taken.id().toString())
        .vnfInstanceId(vnf.getId())
        .creationStartedAt(started)
        .triggeredAt(started)
        .creationFinishedAt(taken.finishedAt().atOffset(ZoneOffset.UTC))
        .vnfdId(vnf.getVnfdId())
        .vnfInstance(vnf)
        .vnfInfo(vnf)
        .vnfcSnapshots(vnfcs(from.vnfcSnapshots()))
        .vnfStateSnapshotInfo(state(from))
        .userDefinedData(taken.userDefinedData().isEmpty() ? null : taken.userDefinedData())
        .links(
            new VnfSnapshotLinks()
                .self(VnfInstanceMapper.link(PATH + from.id()))
                .vnfStateSnapshot(VnfInstanceMapper.link(PATH + from.id() + STATE)));
  }

  private static List<VnfcSnapshotInfo> vnfcs(List<VnfSnapshotInfo.VnfcSnapshot> kept) {
    return kept.stream().flatMap(each -> vnfc(each).stream()).toList();
  }

  private static Optional<VnfcSnapshotInfo> vnfc(VnfSnapshotInfo.VnfcSnapshot kept) {
    Outcome.@Nullable SnapshotTaken taken = kept.taken();
    if (taken == null) {
      return Optional.empty();
    }
    var started = taken.startedAt().atOffset(ZoneOffset.UTC);
    var vnfcId = kept.vnfcId().toString();
    return Optional.of(
        new VnfcSnapshotInfo()
            .id(vnfcId)
            .vnfcInstanceId(vnfcId)
            .creationStartedAt(started)
            .triggeredAt(started)
            .creationFinishedAt(taken.finishedAt().atOffset(ZoneOffset.UTC))
            .vnfcResourceInfoId(vnfcId)
            .vnfcResourceId(vnfcId)
            .computeSnapshotResource(
                new ResourceHandle()
                    .resourceId(taken.snapshotId())
                    .vimLevelResourceType("snapshot")));
  }

  private static VnfStateSnapshotInfo state(VnfSnapshotInfo from) {
    var bytes = VnfStateSnapshot.of(from).bytes();
    return new VnfStateSnapshotInfo()
        .checksum(
            new VnfStateSnapshotInfoChecksum()
                .algorithm("SHA-256")
                .hash(VnfStateSnapshot.hash(bytes)))
        .isEncrypted(false)
        .metadata(Map.of("contentType", "application/json", "size", bytes.length));
  }
}
