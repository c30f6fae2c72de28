package dev.vaultline.pipeline.job;

import java.time.Instant;
import java.util.Optional;

/** When a job was asked for, began and ended. */
public record JobTimes(Instant created, Optional<Instant> started, Optional<Instant> ended) {

  /** Those of a job that was asked for. */
  public static JobTimes created(Instant now) {
    return new JobTimes(now, Optional.empty(), Optional.empty());
  }

  JobTimes startedAt(Instant now) {
    return new JobTimes(created, Optional.of(started.orElse(now)), ended);
  }

  JobTimes endedAt(Instant now) {
    return new JobTimes(created, started, Optional.of(now));
  }
}
