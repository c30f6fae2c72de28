package dev.vaultline.cli.job;

import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.ProgressDisplay;
import java.util.Optional;

/** Waits for the end of a job, showing how far it is and the reason of every wait. */
public final class JobWait {
  private final Jobs jobs;
  private final Output output;
  private final Runnable pause;

  /**
   * @param pause between two looks; throws to give up waiting
   */
  public JobWait(Jobs jobs, Output output, Runnable pause) {
    this.jobs = jobs;
    this.output = output;
    this.pause = pause;
  }

  /**
   * Waits until a job is over, however it ends.
   *
   * @param what it does, for people
   */
  public Job end(String what, String id) {
    try (ProgressDisplay progress = output.progress(what)) {
      long planned = 0;
      long shown = 0;
      Optional<String> told = Optional.empty();
      Job job = jobs.get(id);
      for (; !job.isOver(); job = jobs.get(id)) {
        progress.planned(job.bytesPlanned() - planned);
        planned = job.bytesPlanned();
        progress.advanced(job.bytesDone() - shown);
        shown = job.bytesDone();
        if (!job.waitingFor().equals(told)) {
          job.waitingFor().ifPresent(reason -> progress.note(what + " waits: " + reason));
          told = job.waitingFor();
        }
        pause.run();
      }
      return job;
    }
  }
}
