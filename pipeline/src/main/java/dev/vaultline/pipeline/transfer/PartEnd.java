package dev.vaultline.pipeline.transfer;

import dev.vaultline.engine.point.PointStatistics;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.measure.Measurements;
import dev.vaultline.pipeline.part.PartRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Marks parts as ended and tells the orchestration when it has something to look at. */
final class PartEnd {
  private final TransferDesk desk;
  private final Measurements measurements;

  PartEnd(TransferDesk desk, Measurements measurements) {
    this.desk = desk;
    this.measurements = measurements;
  }

  /** A part is done; the one that completes the set tells the orchestration. */
  void done(JobRecord job, TransferTask task, PointStatistics bytes) {
    if (desk.parts().end(task.job(), task.part(), part -> part.done(now(), List.of()))) {
      measurements.partTransferred(bytes);
    }
    tellIfLast(job, task);
  }

  /** Tells the orchestration when no part is left; also for a part that ended before. */
  void tellIfLast(JobRecord job, TransferTask task) {
    if (desk.parts().allEnded(task.job(), task.part())) {
      tell(job);
    }
  }

  /** A part is given up: the orchestration need not wait for the others. */
  void givenUp(JobRecord job, TransferTask task, JobError why) {
    if (desk.parts().end(task.job(), task.part(), part -> part.givenUp(why, now()))
        && why.code() == ErrorCode.POISONED) {
      measurements.partPoisoned();
    }
    tell(job);
  }

  /** A worker failed at a part, which may be tried again. */
  void hit(TransferTask task, JobError why) {
    desk.parts().update(task.job(), task.part(), part -> part.hitBy(why, now()));
  }

  /** A worker begins a part, unless it ended before; nothing when the part is not there. */
  Optional<PartRecord> begun(TransferTask task) {
    return desk.parts().update(task.job(), task.part(), part -> part.begun(now()));
  }

  private void tell(JobRecord job) {
    desk.orchestrations().raise(job.instance(), FunctionNames.TRANSFER_FINISHED);
  }

  private Instant now() {
    return desk.clock().instant();
  }
}
