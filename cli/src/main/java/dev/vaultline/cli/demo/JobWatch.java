package dev.vaultline.cli.demo;

import dev.vaultline.cli.job.Job;
import dev.vaultline.cli.job.JobWait;
import dev.vaultline.cli.output.Output;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
  Job done(String what, String id) {
    Instant limit = limit();
    return requireDone(
        what, new JobWait(service.jobs(), output, () -> pause(what, limit)).end(what, id));
  }

  /** Waits until all backups of a machine are over, however they end, and returns their jobs. */
  List<String> settled(String machine) {
    Instant limit = limit();
    List<Job> jobs = service.jobs(machine);
    while (!jobs.stream().allMatch(Job::isOver)) {
      pause("what runs for " + machine, limit);
      jobs = service.jobs(machine);
    }
    return jobs.stream().map(Job::id).toList();
  }

  /** Waits until a machine has a backup job that is not one of those known. */
  Job backupBut(Set<String> known, String machine) {
    Supplier<Optional<Job>> find =
        () ->
            service.jobs(machine).stream()
                .filter(job -> job.kind().equals("backup") && !known.contains(job.id()))
                .findFirst();
    Optional<Job> found = find.get();
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

  private static Job requireDone(String what, Job job) {
    if (!job.state().equals("done")) {
      throw new DemoFailedException(
          what + " ended as " + job.state() + ": " + job.error().orElse("no reason given"));
    }
    return job;
  }
}
