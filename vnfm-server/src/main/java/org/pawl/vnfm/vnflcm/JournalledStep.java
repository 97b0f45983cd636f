package org.pawl.vnfm.vnflcm;

import org.jspecify.annotations.Nullable;

/**
 * One line of an operation's journal.
 *
 * @param position counted from 0 in the order of execution
 * @param outcome null until the step is done or undone
 */
public record JournalledStep(
    int position, Change change, StepState state, @Nullable Outcome outcome) {}
