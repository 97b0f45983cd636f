package org.pawl.vnfm.vnflcm;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Etag;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vim.Snapshot;
import org.pawl.vnfm.vim.Tag;
import org.pawl.vnfm.vim.Vim;
import org.pawl.vnfm.vim.VimFault;
import org.pawl.vnfm.vnflcm.VnfSnapshotInfo.Taken;
import org.pawl.vnfm.vnflcm.VnfSnapshotInfo.VnfcSnapshot;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be done with VNF snapshots besides the operations (SOL003 5.4.23, 5.4.24), and what
 * operations make of them, in the transaction of the state that is heard of.
 */
@Service
@Transactional
class VnfSnapshots {

  private final VnfSnapshotInfos snapshots;
  private final VnfLcmOpOccRepository occurrences;
  private final VnfInstances instances;
  private final VnfLcmOpOccs journal;
  private final Vim vim;

  VnfSnapshots(
      VnfSnapshotInfos snapshots,
      VnfLcmOpOccRepository occurrences,
      VnfInstances instances,
      VnfLcmOpOccs journal,
      Vim vim) {
    this.snapshots = snapshots;
    this.occurrences = occurrences;
    this.instances = instances;
    this.journal = journal;
    this.vim = vim;
  }

  VnfSnapshotInfo create(@Nullable String vnfSnapshotPkgId, @Nullable Map<String, Object> given) {
    return snapshots.require(snapshots.create(vnfSnapshotPkgId, given));
  }

  /** Fills an empty place; what is null stays as it is. */
  VnfSnapshotInfo modify(
      UUID id,
      @Nullable String vnfSnapshotPkgId,
      @Nullable Map<String, Object> given,
      @Nullable String ifMatch) {
    var standing = held(id, ifMatch);
    if (given != null && !standing.isEmpty()) {
      throw Problem.conflict(
          "VNF snapshot " + id + " is not empty: make another resource with POST vnf_snapshots.");
    }
    snapshots.update(
        new VnfSnapshotInfo(
            id,
            standing.version(),
            vnfSnapshotPkgId == null ? standing.vnfSnapshotPkgId() : vnfSnapshotPkgId,
            given == null ? standing.given() : given,
            standing.vnfLcmOpOccId(),
            standing.taken(),
            standing.vnfcSnapshots()));
    return snapshots.require(id);
  }

  /** Deletes first what is at the VIM: what fails there can be tried again. */
  void delete(UUID id, @Nullable String ifMatch) {
    var standing = held(id, ifMatch);
    occurrences.findByOperationStateIn(VnfLifecycle.UNFINISHED).stream()
        .filter(occurrence -> isOn(occurrence, id))
        .findFirst()
        .ifPresent(occurrence -> {
          throw Problem.conflict(
              occurrence.operation()
                  + " "
                  + occurrence.getId()
                  + " in state "
                  + occurrence.operationState()
                  + " uses VNF snapshot "
                  + id
                  + ": wait until it ends, or roll it back or fail it.");
        });
    try {
      standing.vnfcSnapshots().forEach(this::drop);
    } catch (VimFault fault) {
      throw Failures.ofQuery(fault);
    }
    snapshots.delete(id);
  }

  private static boolean isOn(VnfLcmOpOcc occurrence, UUID id) {
    var params = occurrence.operationParams();
    return switch (occurrence.operation()) {
      case CREATE_SNAPSHOT, REVERT_TO_SNAPSHOT ->
          id.toString().equals(String.valueOf(params.get("vnfSnapshotInfoId")))
              || id.toString().equals(String.valueOf(params.get("vnfSnapshotResId")));
      case INSTANTIATE,
          SCALE,
          SCALE_TO_LEVEL,
          CHANGE_FLAVOUR,
          TERMINATE,
          HEAL,
          OPERATE,
          CHANGE_EXT_CONN,
          CHANGE_VNFPKG,
          MODIFY_INFO ->
          false;
    };
  }

  private void drop(VnfcSnapshot kept) {
    vim.findSnapshotByTag(kept.tag()).map(Snapshot::id).ifPresent(vim::deleteSnapshot);
  }

  private VnfSnapshotInfo held(UUID id, @Nullable String ifMatch) {
    var standing = snapshots.lock(id).orElseThrow(() -> Problem.notFound("VNF snapshot", id));
    Etag.of(standing.version()).requireMatch(ifMatch);
    return standing;
  }

  @EventListener
  void heed(OperationStateChanged change) {
    if (change.operation() != LcmOperationType.CREATE_SNAPSHOT) {
      return;
    }
    switch (change.to()) {
      case STARTING -> reserve(change);
      case COMPLETED -> fill(change);
      case ROLLED_BACK -> empty(change);
      case FAILED -> keepRemains(change);
      case PROCESSING, FAILED_TEMP, ROLLING_BACK -> {}
    }
  }

  private void reserve(OperationStateChanged change) {
    var occurrence = occurrences.findById(change.vnfLcmOpOccId()).orElseThrow();
    var place =
        snapshots.list().stream()
            .filter(each -> isOn(occurrence, each.id()))
            .findFirst()
            .orElseThrow();
    write(place, change.vnfLcmOpOccId(), null, List.of());
  }

  private void fill(OperationStateChanged change) {
    var place = snapshots.filledBy(change.vnfLcmOpOccId()).orElseThrow();
    var occurrence = occurrences.findById(change.vnfLcmOpOccId()).orElseThrow().detail();
    var taken =
        new Taken(
            UUID.randomUUID(),
            occurrence.startTime(),
            change.at(),
            userDefinedData(occurrence.operationParams()),
            instances.require(change.vnfInstanceId()));
    write(place, change.vnfLcmOpOccId(), taken, kept(change));
  }

  private static Map<String, Object> userDefinedData(Map<String, Object> params) {
    return params.get("userDefinedData") instanceof Map<?, ?> data
        ? MergePatch.apply(Map.of(), data)
        : Map.of();
  }

  private void empty(OperationStateChanged change) {
    snapshots
        .filledBy(change.vnfLcmOpOccId())
        .ifPresent(place -> write(place, null, null, List.of()));
  }

  /** What was given up is no snapshot, but goes when the resource is deleted. */
  private void keepRemains(OperationStateChanged change) {
    snapshots
        .filledBy(change.vnfLcmOpOccId())
        .ifPresent(place -> write(place, change.vnfLcmOpOccId(), null, kept(change)));
  }

  private void write(
      VnfSnapshotInfo place,
      @Nullable UUID occurrenceId,
      @Nullable Taken taken,
      List<VnfcSnapshot> kept) {
    snapshots.update(
        new VnfSnapshotInfo(
            place.id(),
            place.version(),
            place.vnfSnapshotPkgId(),
            place.given(),
            occurrenceId,
            taken,
            kept));
  }

  private List<VnfcSnapshot> kept(OperationStateChanged change) {
    return journal.journal(change.vnfLcmOpOccId()).stream()
        .filter(step -> step.state().mayHaveActed())
        .map(step ->
            step.change() instanceof Change.TakeSnapshot take ? kept(change, take, step) : null)
        .filter(Objects::nonNull)
        .toList();
  }

  private static VnfcSnapshot kept(
      OperationStateChanged change, Change.TakeSnapshot take, JournalledStep step) {
    return new VnfcSnapshot(
        take.vnfcId(),
        take.vduId(),
        new Tag(
            change.vnfLcmOpOccId().toString(),
            take.stepName(),
            change.vnfInstanceId().toString(),
            take.vnfcId().toString()),
        step.outcome() instanceof Outcome.SnapshotTaken taken ? taken : null);
  }
}
