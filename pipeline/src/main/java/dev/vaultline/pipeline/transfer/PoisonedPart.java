package dev.vaultline.pipeline.transfer;

import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.measure.Measurements;
import dev.vaultline.pipeline.part.PartRecord;
import dev.vaultline.pipeline.part.PartState;
import java.util.Optional;

/** Gives up the part of a message that the platform delivered as often as it may. */
public final class PoisonedPart {
  private final TransferDesk desk;
  private final PartEnd end;

  public PoisonedPart(TransferDesk desk, Measurements measurements) {
    this.desk = desk;
    this.end = new PartEnd(desk, measurements);
  }

  /**
   * Gives the part up and lets the orchestration end its job.
   *
   * @return what became of it, for the log
   */
  public String run(String message) {
    TransferTask task;
    try {
      task = TransferTask.decode(message);
    } catch (MalformedException e) {
      return "dropped a message that is no transfer task: " + e.getMessage();
    }
    Optional<JobRecord> job = desk.jobs().find(task.job()).filter(found -> !found.state().ended());
    Optional<PartRecord> part = desk.parts().find(task.job(), task.part());
    if (job.isEmpty() || part.isEmpty()) {
      return "dropped a message that failed too often: its job has ended";
    }
    if (part.get().state() == PartState.DONE) {
      // What failed so often may have been to tell the orchestration.
      end.tellIfLast(job.get(), task);
      return "dropped a message that failed too often: its part is done";
    }
    JobError error = error(task, part.get());
    end.givenUp(job.get(), task, error);
    return task.part() + " of job " + task.job() + " was given up: " + error;
  }

  private static JobError error(TransferTask task, PartRecord part) {
    String last =
        part.error()
            .map(JobError::toString)
            .orElse("the worker died each time; look at its memory and time limits");
    return new JobError(
        ErrorCode.POISONED,
        task.part() + " failed " + part.attempts() + " times; the last time: " + last);
  }
}
