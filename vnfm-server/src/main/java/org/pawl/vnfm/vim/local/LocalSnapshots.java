package org.pawl.vnfm.vim.local;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pawl.vnfm.vim.Snapshot;
import org.pawl.vnfm.vim.Tag;
import org.pawl.vnfm.vim.VimFault;

/**
 * The snapshots of a state directory: copies of what guests keep in {@code PAWL_AGENT_STATE}. A
 * guest goes on meanwhile; its files are taken one after the other, each as it was at one moment,
 * as long as the guest replaces files whole.
 */
final class LocalSnapshots {

  private static final String RECORD = "snapshot.json";
  private static final String DISK = "state";

  private final StateDirectory state;

  LocalSnapshots(StateDirectory state) {
    this.state = state;
  }

  Snapshot create(Path disk, String name, Tag tag) {
    var id = UUID.randomUUID().toString();
    var snapshot = new Snapshot(id, name, tag, Clock.systemUTC().instant());
    var record = directory(id).resolve(RECORD);
    state.writeJson(record, new SnapshotRecord(snapshot, false));
    state.copy(disk, directory(id).resolve(DISK));
    state.writeJson(record, new SnapshotRecord(snapshot, true));
    return snapshot;
  }

  Optional<Snapshot> findByTag(Tag tag) {
    return all().stream()
        .filter(SnapshotRecord::whole)
        .map(SnapshotRecord::snapshot)
        .filter(snapshot -> snapshot.tag().equals(tag))
        .findFirst();
  }

  /** Where the content of a snapshot lies. */
  Path disk(String snapshotId) {
    return LocalId.of(snapshotId)
        .filter(id ->
            state
                .readJson(directory(id).resolve(RECORD), SnapshotRecord.class)
                .filter(SnapshotRecord::whole)
                .isPresent())
        .map(id -> directory(id).resolve(DISK))
        .orElseThrow(
            () -> new VimFault(VimFault.Kind.NOT_FOUND, "there is no snapshot " + snapshotId));
  }

  void delete(String snapshotId) {
    LocalId.of(snapshotId).ifPresent(id -> state.delete(directory(id)));
    state.deleteIfEmpty(state.path("snapshots"));
  }

  /** Clears what makers left that died at it; to be called by the lock's holder only. */
  void clearHalfMade() {
    for (var directory : state.list(state.path("snapshots"))) {
      var record = state.readJson(directory.resolve(RECORD), SnapshotRecord.class);
      if (record.filter(SnapshotRecord::whole).isEmpty()) {
        state.delete(directory);
      }
    }
  }

  private List<SnapshotRecord> all() {
    return state.list(state.path("snapshots")).stream()
        .flatMap(path -> state.readJson(path.resolve(RECORD), SnapshotRecord.class).stream())
        .toList();
  }

  private Path directory(String id) {
    return state.path("snapshots", id);
  }
}
