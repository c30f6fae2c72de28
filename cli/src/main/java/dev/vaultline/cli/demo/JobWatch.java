package dev.vaultline.cli.demo;

import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.ProgressDisplay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Waits for jobs, showing how far they are. */
final class JobWatch {
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final long PAUSE_MILLIS = 200;

  private final DemoService service;
  private final Output output;
  private final Clock clock;

  JobWatch(DemoService service, Output output, Clock clock) {
    this.service = service;
    this.output = output;
    this.clock = clock;
  }

  /**
   * Waits until a job is done.
   *
   * @param what it does, for people
   * @throws DemoFailedException when it fails, with its reason
   */
  DemoJob done(String what, String id) {
    try (ProgressDisplay progress = output.progress(what)) {
      long planned = 0;
      long shown = 0;
      DemoJob job = service.job(id);
      for (Instant limit = limit(); !job.isOver(); job = service.job(id)) {
        progress.planned(job.bytesPlanned() - planned);
        planned = job.bytesPlanned();
        progress.advanced(job.bytesDone() - shown);
        shown = job.bytesDone();
        pause(what, limit);
      }
      return requireDone(what, job);
    }
  }

  /** Waits until a machine has a backup job that is not one of those known. */
  DemoJob backupBut(Set<String> known, String machine) {
    Supplier<Optional<DemoJob>> find =
        () ->
            service.jobs(machine).stream()
                .filter(job -> job.kind().equals("backup") && !known.contains(job.id()))
                .findFirst();
    Optional<DemoJob> found = find.get();
    for (Instant limit = limit(); found.isEmpty(); found = find.get()) {
      pause("the scheduled backup of " + machine, limit);
    }
    return found.get();
  }

  /** Waits until an instant. */
  void until(String what, Instant instant) {
    while (clock.instant().isBefore(instant)) {
      pause(what, limit());
    }
  }

  private Instant limit() {
    return clock.instant().plus(LONGEST);
  }

  private void pause(String what, Instant limit) {
    if (clock.instant().isAfter(limit)) {
      throw new DemoFailedException(what + " took more than " + LONGEST.toMinutes() + " minutes");
    }
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailedException("interrupted while waiting for " + what, e);
    }
  }

  private static DemoJob requireDone(String what, DemoJob job) {
    if (!job.state().equals("done")) {
      throw new DemoFailedException(
          what + " ended as " + job.state() + ": " + job.error().orElse("no reason given"));
    }
    return job;
  }
}
