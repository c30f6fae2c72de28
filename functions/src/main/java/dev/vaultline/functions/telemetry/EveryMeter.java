package dev.vaultline.functions.telemetry;

import dev.vaultline.engine.point.PointStatistics;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.measure.Measurements;
import java.util.List;

/** Passes on what happens to several listeners. */
record EveryMeter(List<Measurements> all) implements Measurements {
  EveryMeter {
    all = List.copyOf(all);
  }

  @Override
  public void jobEnded(JobRecord job) {
    all.forEach(each -> each.jobEnded(job));
  }

  @Override
  public void partTransferred(PointStatistics bytes) {
    all.forEach(each -> each.partTransferred(bytes));
  }

  @Override
  public void partPoisoned() {
    all.forEach(Measurements::partPoisoned);
  }

  @Override
  public void restored(long bytes) {
    all.forEach(each -> each.restored(bytes));
  }

  @Override
  public void damaged(long objects) {
    all.forEach(each -> each.damaged(objects));
  }

  @Override
  public void throttled(String operation) {
    all.forEach(each -> each.throttled(operation));
  }
}
