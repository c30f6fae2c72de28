package dev.vaultline.pipeline.part;

import dev.vaultline.pipeline.job.JobError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A part of a job's work.
 *
 * @param bytes that it moves
 * @param attempts how often a worker began it
 * @param error the last failure of a worker, kept while the part is tried again
 * @param changedAt when it was last sent to a worker, begun or ended
 * @param notes what a person should know of its outcome
 */
public record PartRecord(
    PartRef ref,
    PartState state,
    long bytes,
    int attempts,
    Optional<JobError> error,
    Instant changedAt,
    List<String> notes) {
  private static final int MAX_NOTES = 20;

  public PartRecord {
    notes = notes.stream().limit(MAX_NOTES).toList();
  }

  /** A part that no worker began. */
  public static PartRecord queued(PartRef ref, long bytes, Instant now) {
    return new PartRecord(ref, PartState.QUEUED, bytes, 0, Optional.empty(), now, List.of());
  }

  /** The part sent to a worker once more; one that ended stays as it is. */
  public PartRecord sentAgain(Instant now) {
    return state == PartState.QUEUED ? with(state, attempts, error, now, notes) : this;
  }

  /** The part as a worker begins it; one that ended stays as it is. */
  public PartRecord begun(Instant now) {
    return state == PartState.QUEUED ? with(state, attempts + 1, error, now, notes) : this;
  }

  /** The part done; one that ended stays as it is. */
  public PartRecord done(Instant now, List<String> outcome) {
    return state == PartState.QUEUED
        ? with(PartState.DONE, attempts, Optional.empty(), now, outcome)
        : this;
  }

  /** The part after a worker failed that may be tried again; one that ended stays as it is. */
  public PartRecord hitBy(JobError failure, Instant now) {
    return state == PartState.QUEUED
        ? with(state, attempts, Optional.of(failure), now, notes)
        : this;
  }

  /** The part given up; one that ended stays as it is. */
  public PartRecord givenUp(JobError failure, Instant now) {
    return state == PartState.QUEUED
        ? with(PartState.FAILED, attempts, Optional.of(failure), now, notes)
        : this;
  }

  private PartRecord with(
      PartState newState,
      int newAttempts,
      Optional<JobError> newError,
      Instant now,
      List<String> newNotes) {
    return new PartRecord(ref, newState, bytes, newAttempts, newError, now, newNotes);
  }
}
