package org.pawl.vnfm.vnflcm;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.sol.ProblemType;
import org.pawl.vnfm.vnflcm.InstantiatedVnfInfo.ExtVirtualLinkInfo;
import org.pawl.vnfm.vnfpkgm.OnboardedPackage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes what an executor does, each line in a transaction of its own. Every write takes the
 * occurrence's row lock and then looks whether the lease is still good, so that an executor which
 * was replaced can write nothing any more.
 */
@Component
@Transactional
class Journal {

  /** What an executor finds when it takes an operation up. */
  record TakenUp(
      Lease lease, LcmOperationType operation, OperationState state, OperationContext context) {}

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final VnfInstanceRepository instances;
  private final VnfLcmOpOccRepository occurrences;
  private final VnfLcmOpStepRepository steps;
  private final LcmTasks tasks;
  private final PackageHold hold;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Journal(
      VnfInstanceRepository instances,
      VnfLcmOpOccRepository occurrences,
      VnfLcmOpStepRepository steps,
      LcmTasks tasks,
      PackageHold hold,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.instances = instances;
    this.occurrences = occurrences;
    this.steps = steps;
    this.tasks = tasks;
    this.hold = hold;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /** Makes the caller the operation's executor; empty when there is nothing to execute. */
  Optional<TakenUp> takeUp(UUID occurrenceId, String pickedBy, long pickVersion) {
    var found = occurrences.lock(occurrenceId).filter(o -> o.operationState().isExecuting());
    if (found.isEmpty()) {
      tasks.remove(occurrenceId);
      return Optional.empty();
    }
    var occurrence = found.get();
    var lease = new Lease(occurrenceId, pickedBy, pickVersion, occurrence.takeUp());
    entities.flush();
    if (!tasks.holds(lease)) {
      throw new Lease.Lost(lease);
    }
    return Optional.of(
        new TakenUp(
            lease, occurrence.operation(), occurrence.operationState(), context(occurrence)));
  }

  /** The plan is made and granted; nothing was done yet. */
  List<JournalledStep> granted(Lease lease, List<Change> plan) {
    var occurrence = held(lease);
    refuseIfCancelled(occurrence);
    for (int position = 0; position < plan.size(); position++) {
      steps.save(new VnfLcmOpStep(lease.occurrenceId(), position, plan.get(position)));
    }
    enter(occurrence, OperationEvent.GRANTED, null);
    return lines(lease.occurrenceId());
  }

  /** A step is about to act. */
  void started(Lease lease, int position) {
    refuseIfCancelled(held(lease));
    write(lease, position, step -> step.started(clock.instant()));
  }

  /** A step has acted. */
  void done(Lease lease, int position, Outcome outcome) {
    held(lease);
    write(lease, position, step -> step.done(outcome, clock.instant()));
  }

  /** A step is about to be undone. */
  void compensating(Lease lease, int position) {
    refuseIfCancelled(held(lease));
    write(lease, position, VnfLcmOpStep::compensating);
  }

  /** A step is undone; {@code outcome} is what stands instead. */
  void compensated(Lease lease, int position, Outcome outcome) {
    held(lease);
    write(lease, position, step -> step.compensated(outcome, clock.instant()));
  }

  /** The operation cannot go on; {@code position} is the step that stopped it, if one did. */
  void stopped(Lease lease, OperationEvent event, @Nullable Integer position, Problem reason) {
    var occurrence = held(lease);
    if (position != null && occurrence.operationState() == OperationState.PROCESSING) {
      write(lease, position, step -> step.failed(clock.instant()));
    }
    enter(occurrence, event, reason);
    finish(occurrence);
  }

  /**
   * All is done.
   *
   * @param info what stands behind the instance now
   * @param changed the package that the instance is of now; empty for the one that it was of
   */
  void completed(
      Lease lease, @Nullable InstantiatedVnfInfo info, Optional<OnboardedPackage> changed) {
    var occurrence = held(lease);
    var instance = instances.touch(occurrence.vnfInstanceId()).orElseThrow();
    var before = instance.instantiatedVnfInfo();
    instance.standsOn(info);
    var params = occurrence.operationParams();
    instance.describe(instance.info().merge(params));
    var modified = instance.info().membersIn(params.keySet());
    if (changed.isPresent()) {
      hold.exchange(instance, changed.get());
      var triggered = new LinkedHashMap<>(instance.fromPackage());
      triggered.putAll(modified);
      occurrence.changedPackage(triggered, changedConnectivity(before, info));
    } else {
      occurrence.changed(modified, changedConnectivity(before, info));
    }
    enter(occurrence, OperationEvent.SUCCEEDED, null);
    finish(occurrence);
    if (occurrence.operation() == LcmOperationType.INSTANTIATE) {
      events.publishEvent(new VnfInstantiated(occurrence.vnfInstanceId(), clock.instant()));
    } else if (info == null) {
      events.publishEvent(new VnfTerminated(occurrence.vnfInstanceId(), clock.instant()));
    }
  }

  /** The external networks after an operation on an instantiated VNF that changed them. */
  private static @Nullable List<ExtVirtualLinkInfo> changedConnectivity(
      @Nullable InstantiatedVnfInfo before, @Nullable InstantiatedVnfInfo after) {
    return before == null
            || after == null
            || before.extVirtualLinkInfo().equals(after.extVirtualLinkInfo())
        ? null
        : after.extVirtualLinkInfo();
  }

  /** All that was done is undone; {@code info} is what stands behind the instance again. */
  void rolledBack(Lease lease, @Nullable InstantiatedVnfInfo info) {
    var occurrence = held(lease);
    instances.touch(occurrence.vnfInstanceId()).orElseThrow().standsOn(info);
    enter(occurrence, OperationEvent.SUCCEEDED, null);
    finish(occurrence);
  }

  /**
   * Ends an operation that was executing when its task got lost, as only a restored backup does.
   */
  void interrupted(UUID occurrenceId) {
    occurrences
        .lock(occurrenceId)
        .filter(occurrence -> occurrence.operationState().isExecuting())
        .ifPresent(occurrence ->
            enter(
                occurrence,
                OperationEvent.INTERRUPTED,
                new Problem(
                    ProblemType.INTERNAL_ERROR,
                    "The operation was interrupted and its task is lost. Look at its steps, then"
                        + " retry it or roll it back.")));
  }

  private VnfLcmOpOcc held(Lease lease) {
    var occurrence =
        occurrences.lock(lease.occurrenceId()).orElseThrow(() -> new Lease.Lost(lease));
    if (!tasks.holds(lease)) {
      throw new Lease.Lost(lease);
    }
    return occurrence;
  }

  private static void refuseIfCancelled(VnfLcmOpOcc occurrence) {
    if (occurrence.cancelMode() != null) {
      throw new Lease.Cancelled();
    }
  }

  private void write(Lease lease, int position, Consumer<VnfLcmOpStep> change) {
    var step = steps.findById(new VnfLcmOpStep.Key(lease.occurrenceId(), position)).orElseThrow();
    change.accept(step);
    var occurrence = occurrences.getReferenceById(lease.occurrenceId());
    events.publishEvent(
        new StepChanged(occurrence.vnfInstanceId(), lease.occurrenceId(), step.detail()));
  }

  private void enter(VnfLcmOpOcc occurrence, OperationEvent event, @Nullable Problem reason) {
    var from = occurrence.operationState();
    var now = clock.instant();
    var to = reason == null ? occurrence.on(event, now) : occurrence.on(event, reason, now);
    instances.touch(occurrence.vnfInstanceId());
    events.publishEvent(
        new OperationStateChanged(
            occurrence.vnfInstanceId(),
            occurrence.getId(),
            occurrence.operation(),
            from,
            event,
            to,
            now));
    LOG.info(
        "{} vnfInstanceId={} vnfLcmOpOccId={}: {} -> {}{}",
        occurrence.operation(),
        occurrence.vnfInstanceId(),
        occurrence.getId(),
        from,
        to,
        reason == null ? "" : ": " + reason.detail());
  }

  /** The task goes last, and with the state: a crash leaves both or neither. */
  private void finish(VnfLcmOpOcc occurrence) {
    entities.flush();
    tasks.remove(occurrence.getId());
  }

  private OperationContext context(VnfLcmOpOcc occurrence) {
    var instance = instances.findById(occurrence.vnfInstanceId()).orElseThrow();
    return new OperationContext(
        occurrence.getId(),
        occurrence.vnfInstanceId(),
        instance.vnfdId(),
        occurrence.operationParams(),
        instance.instantiatedVnfInfo(),
        VnfLcmOpOccs.grouped(steps.ofInstance(occurrence.vnfInstanceId())).stream()
            .filter(each -> !each.occurrenceId().equals(occurrence.getId()))
            .toList(),
        lines(occurrence.getId()));
  }

  private List<JournalledStep> lines(UUID occurrenceId) {
    return steps.ofOccurrence(occurrenceId).stream().map(VnfLcmOpStep::line).toList();
  }
}
