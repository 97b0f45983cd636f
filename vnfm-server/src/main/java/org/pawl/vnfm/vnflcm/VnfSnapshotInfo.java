package org.pawl.vnfm.vnflcm;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.vim.Tag;

/**
 * The place for a VNF snapshot (SOL003 5.5.2.22): empty at first, filled by one operation or by the
 * orchestrator, then as it is until it is deleted.
 *
 * @param version rises with each change
 * @param given what the orchestrator put in, as it did; null when it did not
 * @param vnfLcmOpOccId the operation that fills it or did; null when none was begun
 * @param taken what that operation took; null until it has ended well
 * @param vnfcSnapshots what is kept at the VIM, also of an operation that was given up
 */
public record VnfSnapshotInfo(
    UUID id,
    int version,
    @Nullable String vnfSnapshotPkgId,
    @Nullable Map<String, Object> given,
    @Nullable UUID vnfLcmOpOccId,
    @Nullable Taken taken,
    List<VnfcSnapshot> vnfcSnapshots) {

  public VnfSnapshotInfo {
    vnfcSnapshots = List.copyOf(vnfcSnapshots);
  }

  /**
   * A VNF as it was.
   *
   * @param id of the snapshot itself
   */
  public record Taken(
      UUID id,
      Instant startedAt,
      Instant finishedAt,
      Map<String, Object> userDefinedData,
      VnfInstanceDetail vnfInstance) {}

  /**
   * One of its VNFCs as it was.
   *
   * @param tag by which its snapshot is found at the VIM
   * @param taken null when it is not known whether it was taken
   */
  public record VnfcSnapshot(
      UUID vnfcId, String vduId, Tag tag, Outcome.@Nullable SnapshotTaken taken) {}

  /** Whether nothing was put in yet, nor is being put in. */
  public boolean isEmpty() {
    return given == null && vnfLcmOpOccId == null;
  }

  /** How many VNFCs there were of each VDU. */
  public Map<String, Integer> vduInstances() {
    var instances = new LinkedHashMap<String, Integer>();
    vnfcSnapshots.forEach(each -> instances.merge(each.vduId(), 1, Integer::sum));
    return instances;
  }

  /** What is kept of a VNFC. */
  public Optional<VnfcSnapshot> vnfcSnapshot(UUID vnfcId) {
    return vnfcSnapshots.stream().filter(each -> each.vnfcId().equals(vnfcId)).findFirst();
  }
}
