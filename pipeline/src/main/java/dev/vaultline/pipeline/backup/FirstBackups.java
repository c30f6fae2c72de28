package dev.vaultline.pipeline.backup;

import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobKind;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.job.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Has items backed up for the first time by runs of many. An item is in the run that the row of its
 * job names, which is the first that opened it, and in no other: two runs with one job would wait
 * for one instance (decision 0005). Who asks later finds the row, and starts that run unless it was
 * started: nothing is lost between the row and the start.
 */
final class FirstBackups {
  /** A younger row of another run is left to whoever still writes the rows of that run. */
  private static final Duration OTHERS_TIME = Duration.ofMinutes(4);

  private final Jobs jobs;
  private final Instant now;
  private final Consumer<BackupRunOrder> start;
  private final List<VaultlineException> failures = new ArrayList<>();

  /**
   * @param start starts a run unless it was started before
   */
  FirstBackups(Jobs jobs, Instant now, Consumer<BackupRunOrder> start) {
    this.jobs = jobs;
    this.now = now;
    this.start = start;
  }

  /**
   * Opens the jobs and starts the runs. What fails for one item or run holds up no other.
   *
   * @throws VaultlineException what failed first, when all else was tried
   */
  void submit(List<ItemId> items) {
    List<ItemId> distinct = items.stream().distinct().toList();
    for (int from = 0; from < distinct.size(); from += BackupRunOrder.First.MOST_ITEMS) {
      int to = Math.min(from + BackupRunOrder.First.MOST_ITEMS, distinct.size());
      for (BackupRunOrder run : open(BackupRunOrder.First.of(now, distinct.subList(from, to)))) {
        attempt(() -> start.accept(run));
      }
    }
    throwFailures();
  }

  /** The runs that the jobs of these items are in: this one, and earlier ones. */
  private List<BackupRunOrder.First> open(BackupRunOrder.First run) {
    Map<String, List<ItemId>> runs = new LinkedHashMap<>();
    for (ItemId item : run.items()) {
      attempt(
          () ->
              queued(run, item)
                  .ifPresent(
                      job ->
                          runs.computeIfAbsent(job.instance(), instance -> new ArrayList<>())
                              .add(item)));
    }
    return runs.entrySet().stream()
        .map(entry -> new BackupRunOrder.First(entry.getKey(), run.hour(), entry.getValue()))
        .toList();
  }

  /** The job of an item, when that waits for its run; empty when there is nothing to start. */
  private Optional<JobRecord> queued(BackupRunOrder.First run, ItemId item) {
    JobId id = run.job(item);
    JobRecord job =
        jobs.newest(item)
            .filter(found -> !found.state().ended() || found.id().equals(id))
            .orElseGet(
                () ->
                    jobs.open(
                        JobRecord.queued(
                            id, JobKind.BACKUP, Optional.of(item), run.instance(), now)));
    return Optional.of(job)
        .filter(found -> found.id().equals(id) && found.state() == JobState.QUEUED)
        .filter(found -> found.instance().equals(run.instance()) || isLeftOver(found));
  }

  private boolean isLeftOver(JobRecord job) {
    return !job.times().created().plus(OTHERS_TIME).isAfter(now);
  }

  private void attempt(Runnable part) {
    try {
      part.run();
    } catch (VaultlineException e) {
      failures.add(e);
    }
  }

  private void throwFailures() {
    if (!failures.isEmpty()) {
      VaultlineException first = failures.get(0);
      failures.subList(1, failures.size()).forEach(first::addSuppressed);
      throw first;
    }
  }
}
