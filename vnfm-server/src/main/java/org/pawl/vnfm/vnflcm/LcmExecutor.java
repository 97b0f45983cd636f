package org.pawl.vnfm.vnflcm;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pawl.vnfm.agent.Agents;
import org.pawl.vnfm.sol.Problem;
import org.pawl.vnfm.vim.Vim;
import org.pawl.vnfm.vim.VimFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Carries operations out: forwards step by step, or backwards when one is rolled back. It holds no
 * state; the journal says where to go on, whoever was there before.
 */
@Component
class LcmExecutor {

  /** What shall become of the task. */
  enum Result {
    /** The operation came to rest, or somebody else has it: the task is not this executor's. */
    ENDED,
    /** The operation shall go on elsewhere, or after a restart. */
    HANDED_OVER
  }

  private static final Logger LOG = LoggerFactory.getLogger(LcmExecutor.class);

  private final Journal journal;
  private final OperationGrants grants;
  private final LcmTasks tasks;
  private final Map<LcmOperationType, Operation> operations;
  private final Steps<Change.Addition> additions;
  private final Steps<Change.Removal> removals;
  private final Steps<Change.Modification> modifications;
  private final Vim vim;
  private final Agents agents;
  private final Clock clock;

  LcmExecutor(
      Journal journal,
      OperationGrants grants,
      LcmTasks tasks,
      List<Operation> operations,
      Steps<Change.Addition> additions,
      Steps<Change.Removal> removals,
      Steps<Change.Modification> modifications,
      Vim vim,
      Agents agents,
      Clock clock) {
    this.journal = journal;
    this.grants = grants;
    this.tasks = tasks;
    this.operations =
        operations.stream().collect(Collectors.toMap(Operation::type, Function.identity()));
    this.additions = additions;
    this.removals = removals;
    this.modifications = modifications;
    this.vim = vim;
    this.agents = agents;
    this.clock = clock;
  }

  /** Takes an operation up where the journal left it, and goes on until it rests. */
  Result execute(UUID occurrenceId, String pickedBy, long pickVersion, CountDownLatch stopping) {
    try {
      var takenUp = journal.takeUp(occurrenceId, pickedBy, pickVersion);
      takenUp.ifPresent(found ->
          goOn(
              found,
              new Run(
                  found.lease(),
                  found.operation(),
                  found.context(),
                  tasks,
                  vim,
                  agents,
                  stopping,
                  clock)));
      return Result.ENDED;
    } catch (Lease.Lost lost) {
      LOG.info("{}: somebody else goes on with it", lost.getMessage());
      return Result.ENDED;
    } catch (Lease.HandedOver handedOver) {
      LOG.info("vnfLcmOpOccId={} is handed over", occurrenceId);
      return Result.HANDED_OVER;
    }
  }

  private void goOn(Journal.TakenUp found, Run run) {
    var operation = operation(found.operation());
    switch (found.state()) {
      case STARTING -> {
        if (grant(operation, run)) {
          forward(operation, run);
        }
      }
      case PROCESSING -> forward(operation, run);
      case ROLLING_BACK -> backward(operation, run);
      case COMPLETED, FAILED_TEMP, FAILED, ROLLED_BACK ->
          throw new IllegalStateException(found.state() + " is nothing to execute");
    }
  }

  private boolean grant(Operation operation, Run run) {
    OperationEvent event = OperationEvent.FAILED;
    Problem reason;
    try {
      var plan = grants.granted(operation.plan(run.context()), run);
      run.planned(journal.granted(run.lease(), plan));
      return true;
    } catch (Problem refusal) {
      event = OperationEvent.REFUSED;
      reason = refusal;
    } catch (VimFault fault) {
      reason = Failures.of(fault);
    } catch (Lease.Cancelled cancelled) {
      event = OperationEvent.CANCELLED;
      reason = Failures.cancelled();
    } catch (Lease.Ended | DataAccessException | TransactionException notOurs) {
      throw notOurs;
    } catch (RuntimeException fault) {
      LOG.error("vnfLcmOpOccId={} cannot be planned", run.occurrenceId(), fault);
      reason = Failures.unexpected();
    }
    journal.stopped(run.lease(), event, null, reason);
    return false;
  }

  private void forward(Operation operation, Run run) {
    for (JournalledStep step : run.steps()) {
      if (step.state() != StepState.DONE && !attempt(run, step, () -> apply(run, step))) {
        return;
      }
    }
    var context = run.context();
    journal.completed(run.lease(), operation.completed(context), operation.changedPackage(context));
  }

  private void apply(Run run, JournalledStep step) {
    journal.started(run.lease(), step.position());
    var outcome =
        switch (step.change()) {
          case Change.Addition addition -> additions.apply(addition, run);
          case Change.Removal removal -> removals.apply(removal, run);
          case Change.Modification modification -> modifications.apply(modification, run);
        };
    journal.done(run.lease(), step.position(), outcome);
    run.became(step.position(), StepState.DONE, outcome);
  }

  private void backward(Operation operation, Run run) {
    for (JournalledStep step : run.steps().reversed()) {
      if (step.state().mayHaveActed() && !attempt(run, step, () -> compensate(run, step))) {
        return;
      }
    }
    journal.rolledBack(run.lease(), operation.rolledBack(run.context()));
  }

  private void compensate(Run run, JournalledStep step) {
    journal.compensating(run.lease(), step.position());
    run.became(step.position(), StepState.COMPENSATING, step.outcome());
    var outcome =
        switch (step.change()) {
          case Change.Addition addition -> additions.compensate(addition, run);
          case Change.Removal removal -> removals.compensate(removal, run);
          case Change.Modification modification -> modifications.compensate(modification, run);
        };
    journal.compensated(run.lease(), step.position(), outcome);
    run.became(step.position(), StepState.COMPENSATED, outcome);
  }

  /**
   * Does one step; false when the operation came to rest over it. A fault of the database is not
   * the step's: db-scheduler tries the operation again.
   */
  private boolean attempt(Run run, JournalledStep step, Runnable action) {
    OperationEvent event = OperationEvent.FAILED;
    Problem reason;
    try {
      action.run();
      return true;
    } catch (Lease.Cancelled cancelled) {
      event = OperationEvent.CANCELLED;
      reason = Failures.cancelled();
    } catch (Problem problem) {
      reason = Failures.of(problem, step.change());
    } catch (VimFault fault) {
      reason = Failures.of(fault, step.change());
    } catch (Lease.Ended | DataAccessException | TransactionException notOurs) {
      throw notOurs;
    } catch (RuntimeException fault) {
      LOG.error("vnfLcmOpOccId={} step {} failed", run.occurrenceId(), step, fault);
      reason = Failures.unexpected(step.change());
    }
    if (run.isStopping()) {
      throw new Lease.HandedOver(); // what failed was broken off by the stop
    }
    journal.stopped(run.lease(), event, step.position(), reason);
    return false;
  }

  private Operation operation(LcmOperationType type) {
    @Nullable Operation operation = operations.get(type);
    if (operation == null) {
      throw new IllegalStateException("Nobody carries out " + type + ".");
    }
    return operation;
  }
}
