package org.pawl.vnfm.vnflcm;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Transient;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** One line of an operation's journal: written before the step acts, and again when it has. */
@Entity
class VnfLcmOpStep implements Persistable<VnfLcmOpStep.Key> {

  /** The occurrence and the step's place in it. */
  @Embeddable
  record Key(UUID vnfLcmOpOccId, int position) implements Serializable {}

  @EmbeddedId private Key id;
  private String name;
  private UUID vnfcId;

  @JdbcTypeCode(SqlTypes.JSON)
  private Change change;

  @Enumerated(EnumType.STRING)
  private StepState state = StepState.PLANNED;

  private int attempts;

  @JdbcTypeCode(SqlTypes.JSON)
  private @Nullable Outcome outcome;

  private @Nullable Instant startedAt;
  private @Nullable Instant finishedAt;
  @Transient private boolean fresh;

  @SuppressWarnings("NullAway.Init") // filled by JPA
  protected VnfLcmOpStep() {}

  VnfLcmOpStep(UUID occurrenceId, int position, Change change) {
    this.id = new Key(occurrenceId, position);
    this.name = change.stepName();
    this.vnfcId = change.vnfcId();
    this.change = change;
    this.fresh = true;
  }

  void started(Instant now) {
    state = StepState.STARTED;
    attempts++;
    outcome =
        change instanceof Change.Removal ? outcome : null; // what undoing it made still stands
    startedAt = now;
    finishedAt = null;
  }

  void done(Outcome result, Instant now) {
    state = StepState.DONE;
    outcome = result;
    finishedAt = now;
  }

  void failed(Instant now) {
    state = StepState.FAILED;
    finishedAt = now;
  }

  void compensating() {
    state = StepState.COMPENSATING;
  }

  void compensated(Outcome result, Instant now) {
    state = StepState.COMPENSATED;
    outcome = result;
    finishedAt = now;
  }

  JournalledStep line() {
    return new JournalledStep(id.position(), change, state, outcome);
  }

  StepDetail detail() {
    return new StepDetail(id.position(), name, vnfcId, state, attempts, startedAt, finishedAt);
  }

  UUID occurrenceId() {
    return id.vnfLcmOpOccId();
  }

  @Override
  public Key getId() {
    return id;
  }

  @Override
  public boolean isNew() {
    return fresh;
  }
}
