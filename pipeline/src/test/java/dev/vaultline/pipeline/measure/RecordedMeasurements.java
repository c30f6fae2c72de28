package dev.vaultline.pipeline.measure;

import dev.vaultline.engine.point.PointStatistics;
import dev.vaultline.pipeline.job.JobRecord;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told. */
public final class RecordedMeasurements implements Measurements {
  public final List<JobRecord> jobs = new ArrayList<>();
  public final List<PointStatistics> parts = new ArrayList<>();
  public final List<String> throttled = new ArrayList<>();
  public int poisoned;
  public long restored;
  public long damaged;

  /** What all parts moved. */
  public PointStatistics transferred() {
    return parts.stream().reduce(PointStatistics.NONE, PointStatistics::plus);
  }

  @Override
  public synchronized void jobEnded(JobRecord job) {
    jobs.add(job);
  }

  @Override
  public synchronized void partTransferred(PointStatistics bytes) {
    parts.add(bytes);
  }

  @Override
  public synchronized void partPoisoned() {
    poisoned++;
  }

  @Override
  public synchronized void restored(long bytes) {
    restored += bytes;
  }

  @Override
  public synchronized void damaged(long objects) {
    damaged += objects;
  }

  @Override
  public synchronized void throttled(String operation) {
    throttled.add(operation);
  }
}
