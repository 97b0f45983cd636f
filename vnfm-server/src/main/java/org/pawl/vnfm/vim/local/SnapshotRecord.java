package org.pawl.vnfm.vim.local;

import org.pawl.vnfm.vim.Snapshot;

/**
 * What the state directory keeps of a snapshot.
 *
 * @param whole false until all of the disk has been copied
 */
record SnapshotRecord(Snapshot snapshot, boolean whole) {}
