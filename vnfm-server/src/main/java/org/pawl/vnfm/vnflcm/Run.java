package org.pawl.vnfm.vnflcm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.agent.Agents;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vim.Tag;
import org.pawl.vnfm.vim.Vim;

/**
 * One executor's hold on one operation, as its steps see it. Whatever lies outside of the VNFM is
 * reached through it only, and each time it looks first whether the lease is still good.
 */
public final class Run {

  private static final Duration BETWEEN_PROBES = Duration.ofMillis(150);

  private final Lease lease;
  private final LcmOperationType operation;
  private final OperationContext context;
  private final LcmTasks tasks;
  private final Vim vim;
  private final Agents agents;
  private final CountDownLatch stopping;
  private final Clock clock;
  private List<JournalledStep> steps;

  Run(
      Lease lease,
      LcmOperationType operation,
      OperationContext context,
      LcmTasks tasks,
      Vim vim,
      Agents agents,
      CountDownLatch stopping,
      Clock clock) {
    this.lease = lease;
    this.operation = operation;
    this.context = context;
    this.tasks = tasks;
    this.vim = vim;
    this.agents = agents;
    this.stopping = stopping;
    this.clock = clock;
    this.steps = context.steps();
  }

  /** The VIM, for one call. */
  public Vim vim() {
    check();
    return vim;
  }

  /** The agents, for one call. */
  public Agents agents() {
    check();
    return agents;
  }

  /** What is being done. */
  public LcmOperationType operation() {
    return operation;
  }

  public UUID occurrenceId() {
    return context.occurrenceId();
  }

  public UUID vnfInstanceId() {
    return context.vnfInstanceId();
  }

  /** The time now. */
  public Instant now() {
    return clock.instant();
  }

  /** The name at the VIM of what a step makes; the same after a crash. */
  public Tag tag(Change change) {
    return new Tag(
        context.occurrenceId().toString(),
        change.stepName(),
        context.vnfInstanceId().toString(),
        change.vnfcId().toString());
  }

  /** The journal up to now. */
  public List<JournalledStep> steps() {
    return steps;
  }

  /** What came of a step; null when it was cut short or not begun. */
  public @Nullable Outcome outcome(Change change) {
    return steps.stream()
        .filter(step -> step.change().equals(change))
        .findFirst()
        .map(JournalledStep::outcome)
        .orElse(null);
  }

  /** What the journals say of a VNFC up to now. */
  public Optional<Inventory.Vnfc> vnfc(UUID vnfcId) {
    return context().now().vnfc(vnfcId);
  }

  /** The server of a VNFC. */
  public String serverId(UUID vnfcId) {
    return vnfc(vnfcId)
        .flatMap(Inventory.Vnfc::serverId)
        .orElseThrow(
            () -> new IllegalStateException("No server was made for VNFC " + vnfcId + "."));
  }

  /**
   * Waits until a probe finds something.
   *
   * @param limit after which the step fails
   * @param advice what happened instead, and what can be done about it
   */
  public <T> T await(Duration limit, Supplier<String> advice, Supplier<Optional<T>> probe) {
    Instant deadline = clock.instant().plus(limit);
    while (true) {
      var found = probe.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (clock.instant().isAfter(deadline)) {
        throw new Problem(
            ProblemType.UNAVAILABLE, "Not within " + limit.toSeconds() + " s: " + advice.get());
      }
      pause();
      if (tasks.cancelMode(lease.occurrenceId()).filter(CancelMode.FORCEFUL::equals).isPresent()) {
        throw new Lease.Cancelled();
      }
    }
  }

  Lease lease() {
    return lease;
  }

  OperationContext context() {
    return new OperationContext(
        context.occurrenceId(),
        context.vnfInstanceId(),
        context.vnfdId(),
        context.params(),
        context.current(),
        context.past(),
        steps);
  }

  void planned(List<JournalledStep> plan) {
    steps = List.copyOf(plan);
  }

  void became(int position, StepState state, @Nullable Outcome outcome) {
    steps =
        steps.stream()
            .map(step ->
                step.position() == position
                    ? new JournalledStep(position, step.change(), state, outcome)
                    : step)
            .toList();
  }

  /** Lets go of the operation when it is somebody else's by now, or shall be cancelled. */
  void requireWanted() {
    check();
    if (tasks.cancelMode(lease.occurrenceId()).isPresent()) {
      throw new Lease.Cancelled();
    }
  }

  boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private void check() {
    if (isStopping()) {
      throw new Lease.HandedOver();
    }
    if (!tasks.holds(lease)) {
      throw new Lease.Lost(lease);
    }
  }

  private void pause() {
    try {
      if (stopping.await(BETWEEN_PROBES.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Lease.HandedOver();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Lease.HandedOver();
    }
  }
}
