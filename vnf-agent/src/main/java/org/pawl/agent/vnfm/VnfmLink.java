package org.pawl.agent.vnfm;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pawl.agent.dataplane.DataplaneException;
import org.pawl.agent.function.ClickFunction;
import org.pawl.agent.function.StatusReader;
import org.pawl.agent.log.AgentLog;
import org.pawl.agent.model.ClickConfiguration;
import org.pawl.agent.model.ReportAnswer;
import org.pawl.agent.model.UserData;
import org.pawl.agent.trust.AgentIdentity;

/**
 * Keeps in touch with the VNFM for the life of the process: enrols, reports each second, pulls what
 * shall run, renews the certificate. While the VNFM is away the function runs on and this goes on
 * asking.
 */
public final class VnfmLink implements Runnable {
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final Duration RETRY_BOUND = Duration.ofSeconds(5);
  private static final Duration RENEWAL_RETRY_BOUND = Duration.ofMinutes(5);

  private final Enrolment enrolment;
  private final ClickFunction function;
  private final StatusReader status;
  private final AgentLog log;
  private final Clock clock;
  private final Backoff retries = new Backoff(HEARTBEAT, RETRY_BOUND);
  private final Backoff renewalRetries = new Backoff(HEARTBEAT, RENEWAL_RETRY_BOUND);
  private final Backoff pullRetries = new Backoff(HEARTBEAT, Duration.ofSeconds(30));

  private @Nullable VnfmClient client;
  private @Nullable String lastFault;
  private boolean pulled;
  private Instant nextRenewal = Instant.MIN;
  private Instant nextPull = Instant.MIN;
  private volatile @Nullable Instant lastReport;

  public VnfmLink(
      UserData userData,
      AgentIdentity identity,
      ClickFunction function,
      StatusReader status,
      AgentLog log,
      Clock clock) {
    this.enrolment = new Enrolment(userData, identity, log, clock);
    this.function = function;
    this.status = status;
    this.log = log;
    this.clock = clock;
  }

  /** When the VNFM last took a report; null when it never did. */
  public @Nullable Instant lastReport() {
    return lastReport;
  }

  @Override
  public void run() {
    try {
      while (true) {
        long begin = System.nanoTime();
        Duration wait = beat() ? HEARTBEAT : retries.failed();
        Thread.sleep(Math.max(0, wait.toNanos() - (System.nanoTime() - begin)) / 1_000_000);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the agent ends
    }
  }

  /** One round; false when the VNFM could not be reached or refused. */
  private boolean beat() {
    try {
      if (!enrolment.isDone()) {
        enrolment.enrol();
        client = null;
      }
      VnfmClient present = client;
      if (present == null) {
        present = enrolment.client();
        client = present;
      }
      talk(present);
      if (lastFault != null) {
        log.info("The VNFM is back");
        lastFault = null;
      }
      retries.succeeded();
      return true;
    } catch (IOException | RuntimeException e) {
      String fault = e instanceof VnfmRefusal ? String.valueOf(e.getMessage()) : e.toString();
      if (!fault.equals(lastFault)) {
        log.warning("The VNFM cannot be reached: " + fault);
        lastFault = fault;
      }
      return false;
    }
  }

  private void talk(VnfmClient present) throws IOException {
    if (!pulled) { // also when a kept configuration runs: it may be outdated
      pull(present);
      pulled = true;
    }
    Optional<ReportAnswer> answer = present.report(status.next());
    lastReport = clock.instant();
    if (answer.isPresent() && wants(answer.get().configurationVersion())) {
      pull(present);
    }
    renewWhenDue(present);
  }

  private boolean wants(long version) {
    ClickConfiguration installed = function.configuration();
    return (installed == null || installed.version() != version)
        && !function.wasRefused(version)
        && !clock.instant().isBefore(nextPull);
  }

  private void pull(VnfmClient present) throws IOException {
    Optional<ClickConfiguration> assigned = present.configuration();
    if (assigned.isEmpty() || !wants(assigned.get().version())) {
      return;
    }
    try {
      function.install(assigned.get(), _ -> {});
      pullRetries.succeeded();
    } catch (DataplaneException _) {
      nextPull = clock.instant().plus(pullRetries.failed()); // the next report says why
    }
  }

  private void renewWhenDue(VnfmClient present) {
    if (!enrolment.isRenewalDue() || clock.instant().isBefore(nextRenewal)) {
      return;
    }
    try {
      enrolment.renew(present);
      client = null;
      renewalRetries.succeeded();
    } catch (IOException e) {
      nextRenewal = clock.instant().plus(renewalRetries.failed());
      log.warning(
          "The certificate is not renewed, next try at " + nextRenewal + ": " + e.getMessage());
    }
  }
}
