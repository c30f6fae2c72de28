package dev.vaultline.pipeline.part;

import dev.vaultline.pipeline.job.JobError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far the parts of a job are.
 *
 * @param set all of them
 * @param done how many are done
 * @param bytesDone by those
 * @param failure of the first part that was given up
 * @param queued those that are neither done nor given up
 * @param lastDone when the last of those done was, or when all were planned
 */
public record PartProgress(
    PartSet set,
    int done,
    long bytesDone,
    Optional<JobError> failure,
    List<PartRecord> queued,
    Instant lastDone) {

  static PartProgress of(PartSet set, List<PartRecord> parts) {
    List<PartRecord> done = in(PartState.DONE, parts);
    Instant lastDone =
        done.stream().map(PartRecord::changedAt).max(Instant::compareTo).orElse(set.createdAt());
    return new PartProgress(
        set,
        done.size(),
        done.stream().mapToLong(PartRecord::bytes).sum(),
        in(PartState.FAILED, parts).stream().flatMap(part -> part.error().stream()).findFirst(),
        in(PartState.QUEUED, parts),
        lastDone);
  }

  private static List<PartRecord> in(PartState state, List<PartRecord> parts) {
    return parts.stream().filter(part -> part.state() == state).toList();
  }
}
