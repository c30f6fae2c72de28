package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.durable.StepFailedException;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.part.PartProgress;
import dev.vaultline.pipeline.part.PartRecord;
import dev.vaultline.pipeline.queue.TaskQueue;
import dev.vaultline.pipeline.transfer.TransferTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks how far the parts of a job are. Parts that nobody was at for long are sent again: a message
 * may have been lost between its part's row and the queue.
 */
public final class ReviewTransfer implements Activity {
  static final String ENDED = "ended";

  /** Longer than a part takes, and than the queue hides a message whose worker died. */
  private static final Duration STUCK_AFTER = Duration.ofMinutes(30);

  /** Nothing done for this long is no slow transfer any more. */
  private static final Duration STALLED_AFTER = Duration.ofHours(24);

  private final BackupDesk desk;
  private final TaskQueue queue;

  public ReviewTransfer(BackupDesk desk, TaskQueue queue) {
    this.desk = desk;
    this.queue = queue;
  }

  /** Says whether all parts are done; fails when one was given up. */
  @Override
  public ObjectNode run(JsonNode input) {
    JobId job = Payload.job(input);
    desk.jobs().requireOpen(job);
    PartProgress progress = desk.parts().progress(job).orElseThrow();
    progress.failure().ifPresent(ReviewTransfer::fail);
    if (!progress.queued().isEmpty()) {
      requireMoving(progress);
      resendStuck(job, progress.queued());
    }
    report(job, progress);
    return Payload.create().put(ENDED, progress.queued().isEmpty());
  }

  private static void fail(JobError error) {
    throw new StepFailedException(error);
  }

  private void requireMoving(PartProgress progress) {
    Duration still = Duration.between(progress.lastDone(), desk.clock().instant());
    if (still.compareTo(STALLED_AFTER) > 0) {
      fail(
          new JobError(
              ErrorCode.STALLED,
              "no part was transferred for "
                  + still.toHours()
                  + " hours, "
                  + progress.queued().size()
                  + " are left; check that the function app's queue trigger runs"));
    }
  }

  private void resendStuck(JobId job, List<PartRecord> queued) {
    Instant now = desk.clock().instant();
    Instant stuckSince = now.minus(STUCK_AFTER);
    List<PartRecord> stuck =
        queued.stream().filter(part -> part.changedAt().isBefore(stuckSince)).toList();
    queue.send(stuck.stream().map(part -> new TransferTask(job, part.ref()).encode()).toList());
    stuck.forEach(part -> desk.parts().update(job, part.ref(), old -> old.sentAgain(now)));
  }

  private void report(JobId job, PartProgress progress) {
    int left = progress.queued().size();
    Optional<String> reason =
        left == 0
            ? Optional.empty()
            : Optional.of("for workers: " + left + " of " + progress.set().parts() + " parts left");
    desk.jobs()
        .update(
            job,
            change ->
                change
                    .waitingFor(reason)
                    .task(
                        TaskName.TRANSFER,
                        task -> task.at(progress.bytesDone(), progress.set().bytes())));
  }
}
