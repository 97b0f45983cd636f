package org.pawl.agent.function;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pawl.agent.dataplane.ClickText;
import org.pawl.agent.dataplane.Dataplane;
import org.pawl.agent.dataplane.DataplaneException;
import org.pawl.agent.dataplane.DataplaneException.Kind;
import org.pawl.agent.dataplane.EngineArguments;
import org.pawl.agent.dataplane.EngineState;
import org.pawl.agent.log.AgentLog;
import org.pawl.agent.model.CheckResult;
import org.pawl.agent.model.ClickConfiguration;
import org.pawl.agent.model.ConfigurationError;
import org.pawl.agent.model.FunctionError;
import org.pawl.agent.model.FunctionState;

/**
 * The function that the guest runs: one Click configuration on the engine, kept over restarts. A
 * configuration that cannot be installed leaves the one before it running.
 */
public final class ClickFunction {
  private static final int MAX_STARTS = 5;
  private static final int MAX_REPORTED_ERRORS = 100;

  private final Dataplane dataplane;
  private final EngineArguments arguments;
  private final ConfigurationStore store;
  private final AgentLog log;
  private final Clock clock;

  private boolean engineStarted;
  private volatile @Nullable ClickConfiguration configuration;
  private volatile @Nullable ClickConfiguration refused;
  private volatile @Nullable FunctionError lastError;
  private volatile @Nullable String engineFault;

  public ClickFunction(
      Dataplane dataplane,
      EngineArguments arguments,
      ConfigurationStore store,
      AgentLog log,
      Clock clock) {
    this.dataplane = dataplane;
    this.arguments = arguments;
    this.store = store;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Starts the engine with the configuration that was kept; does nothing when that is done already.
   */
  public synchronized void restore() {
    if (engineStarted) {
      return;
    }
    try {
      dataplane.start(arguments);
    } catch (DataplaneException e) {
      engineFault = e.getMessage();
      fail("The packet engine does not start: " + e.getMessage(), null, List.of());
      return;
    }
    engineStarted = true;
    engineFault = null;
    lastError = null;
    restoreConfiguration();
  }

  private void restoreConfiguration() {
    try {
      Optional<ClickConfiguration> kept = store.configuration();
      if (kept.isEmpty()) {
        return;
      }
      if (store.starts() >= MAX_STARTS) {
        refused = kept.get();
        fail(
            "The process died %d times soon after this configuration was started; it is not started again."
                .formatted(MAX_STARTS),
            kept.get(),
            List.of());
        return;
      }
      store.countStart();
      swap(kept.get());
      log.info("Restored configuration " + kept.get().version());
    } catch (IOException e) {
      fail("The kept configuration cannot be used: " + e, null, List.of());
    } catch (DataplaneException e) {
      log.error("The kept configuration cannot be installed: " + e.getMessage());
    }
  }

  /** The process has lasted: whatever kills it later is not the start of this configuration. */
  public synchronized void lasted() throws IOException {
    store.forgetStarts();
  }

  /**
   * Checks, swaps in and keeps a configuration.
   *
   * @return what the engine says of it
   * @param precondition throws when what is installed (null: nothing) must not be replaced
   * @throws DataplaneException when it was not installed; what ran before runs on
   * @throws IOException when it is installed but could not be kept
   */
  public synchronized CheckResult install(
      ClickConfiguration next, Consumer<@Nullable ClickConfiguration> precondition)
      throws IOException {
    precondition.accept(configuration);
    if (next.equals(configuration)) {
      return dataplane.check(text(next));
    }
    CheckResult result = swap(next);
    log.info("Installed configuration " + next.version() + " (" + next.fileName() + ")");
    try {
      store.keep(next);
    } catch (IOException e) {
      fail("Installed, but not kept for the next start: " + e, next, List.of());
      throw e;
    }
    return result;
  }

  private CheckResult swap(ClickConfiguration next) throws IOException {
    try {
      CheckResult result = dataplane.install(text(next));
      configuration = next;
      if (!store.isStopped()) {
        dataplane.run();
      }
      refused = null;
      lastError = null;
      return result;
    } catch (DataplaneException e) {
      if (e.kind() == Kind.REFUSED) {
        refused = next;
      }
      fail(
          "Configuration " + next.version() + " is not installed: " + e.getMessage(),
          next,
          e.errors());
      throw e;
    }
  }

  private static ClickText text(ClickConfiguration next) {
    return new ClickText(next.fileName(), next.text(), next.elementPolicy());
  }

  /** Lets the installed configuration process packets, also after the next restart. */
  public synchronized void start() throws IOException {
    requireConfiguration();
    dataplane.run();
    store.setStopped(false);
    log.info("Started by order");
  }

  /** Stops processing, also after the next restart. */
  public synchronized void stop() throws IOException {
    requireConfiguration();
    dataplane.halt();
    store.setStopped(true);
    log.info("Stopped by order");
  }

  private void requireConfiguration() {
    if (configuration == null) {
      throw new DataplaneException(
          engineStarted ? Kind.WRONG_STATE : Kind.UNAVAILABLE,
          engineStarted ? "No configuration is installed." : "" + engineFault);
    }
  }

  /** The installed configuration; null when none is. */
  public @Nullable ClickConfiguration configuration() {
    return configuration;
  }

  /** Whether this version was refused when it was tried, so that trying again is of no use. */
  public boolean wasRefused(long version) {
    ClickConfiguration last = refused;
    return last != null && last.version() == version;
  }

  /** What went wrong last; null when all is well. */
  public @Nullable FunctionError lastError() {
    return lastError;
  }

  /** Why the engine is not available; null when it is. */
  public @Nullable String engineFault() {
    return engineFault;
  }

  /** The function's state as the VNFM knows it. */
  public FunctionState state(EngineState engine) {
    return switch (engine) {
      case RUNNING -> FunctionState.RUNNING;
      case HALTED, FINISHED, STOPPED -> FunctionState.STOPPED;
      case NEW, EMPTY -> lastError == null ? FunctionState.STARTING : FunctionState.FAILED;
    };
  }

  private void fail(
      String message, @Nullable ClickConfiguration failed, List<ConfigurationError> errors) {
    FunctionError before = lastError;
    lastError =
        new FunctionError(
            clock.instant(),
            message,
            failed == null ? null : failed.version(),
            errors.subList(0, Math.min(errors.size(), MAX_REPORTED_ERRORS)));
    if (before == null || !before.message().equals(message)) {
      log.error(message);
    }
  }
}
