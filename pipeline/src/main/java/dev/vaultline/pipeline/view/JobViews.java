package dev.vaultline.pipeline.view;

import dev.vaultline.pipeline.NotFoundException;
import dev.vaultline.pipeline.job.JobFilter;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobReports;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.job.Jobs;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import dev.vaultline.pipeline.part.PartProgress;
import dev.vaultline.pipeline.part.Parts;
import java.util.List;

/** Answers what people ask about jobs. */
public final class JobViews {
  private static final int MAX_REPORT_LINES = 1_000;

  private final Jobs jobs;
  private final Parts parts;
  private final JobReports reports;

  public JobViews(Jobs jobs, Parts parts, JobReports reports) {
    this.jobs = jobs;
    this.parts = parts;
    this.reports = reports;
  }

  /**
   * A job with the progress of its parts at this moment.
   *
   * @throws NotFoundException when there is none of that id
   */
  public JobRecord require(JobId id) {
    JobRecord job =
        jobs.find(id)
            .orElseThrow(
                () ->
                    new NotFoundException("there is no job " + id + "; jobs are kept for 90 days"));
    return job.state() == JobState.RUNNING
        ? parts.progress(id).map(progress -> at(job, progress)).orElse(job)
        : job;
  }

  private static JobRecord at(JobRecord job, PartProgress progress) {
    return job.tasks().stream()
        .filter(task -> task.name() == TaskName.TRANSFER || task.name() == TaskName.RESTORE)
        .filter(task -> task.state() == TaskState.RUNNING)
        .findFirst()
        .map(
            task ->
                job.change()
                    .task(
                        task.name(),
                        moving -> moving.at(progress.bytesDone(), progress.set().bytes()))
                    .apply())
        .orElse(job);
  }

  /** What a job over many items says of each, a line each. */
  public List<String> report(JobId id) {
    return reports.lines(id, MAX_REPORT_LINES);
  }

  /** The newest jobs that match, newest first; their progress may be some minutes old. */
  public List<JobRecord> list(JobFilter filter) {
    return jobs.list(filter);
  }
}
