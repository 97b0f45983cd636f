package org.pawl.vnfm.vnflcm.deployment;

import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vim.Snapshot;
import org.pawl.vnfm.vnflcm.Change;
import org.pawl.vnfm.vnflcm.Outcome;
import org.pawl.vnfm.vnflcm.Run;
import org.springframework.stereotype.Component;

/** Keeps the disk of a VNFC and what it was told to run, or lets go of both. */
@Component
public class SnapshotTaker {

  /** Takes the snapshot, or adopts the one that a crashed run took. */
  public Outcome.SnapshotTaken take(Change.TakeSnapshot change, Run run) {
    var startedAt = run.now();
    if (run.vim().server(change.serverId()).isEmpty()) {
      throw Problem.conflict(
          "server " + change.serverId() + " is gone from the VIM: heal the VNFC first.");
    }
    var runs = run.agents().configuration(change.vnfcId());
    var snapshot =
        run.vim().createSnapshot(change.serverId(), change.snapshotName(), run.tag(change));
    return new Outcome.SnapshotTaken(
        snapshot.id(), startedAt, run.now(), runs.fileName(), runs.version(), runs.text());
  }

  /** Deletes the snapshot, also one of which a crash left no word. */
  public void drop(Change.TakeSnapshot change, Run run) {
    run.vim()
        .findSnapshotByTag(run.tag(change))
        .map(Snapshot::id)
        .ifPresent(id -> run.vim().deleteSnapshot(id));
  }
}
