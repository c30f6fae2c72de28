package dev.vaultline.functions.telemetry;

import dev.vaultline.engine.point.PointStatistics;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.measure.Measurements;
import dev.vaultline.pipeline.table.Fields;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.time.Duration;
import java.time.Instant;

/** Counts what happens in the instruments of one meter. */
final class MeteredHappenings implements Measurements {
  private final LongCounter completed;
  private final DoubleHistogram duration;
  private final LongCounter read;
  private final LongCounter changed;
  private final LongCounter stored;
  private final LongCounter poisoned;
  private final LongCounter damaged;
  private final LongCounter throttled;
  private final LongCounter restored;

  MeteredHappenings(Meter meter) {
    completed = Metric.JOB_COMPLETED.counter(meter);
    duration = Metric.JOB_DURATION.histogram(meter);
    read = Metric.BYTES_READ.counter(meter);
    changed = Metric.BYTES_CHANGED.counter(meter);
    stored = Metric.BYTES_STORED.counter(meter);
    poisoned = Metric.POISONED_PARTS.counter(meter);
    damaged = Metric.DAMAGED_OBJECTS.counter(meter);
    throttled = Metric.THROTTLED.counter(meter);
    restored = Metric.RESTORE_BYTES.counter(meter);
  }

  @Override
  public void jobEnded(JobRecord job) {
    String kind = Fields.word(job.kind());
    completed.add(
        1,
        Attributes.of(
            Metric.JOB_COMPLETED.attribute(0),
            kind,
            Metric.JOB_COMPLETED.attribute(1),
            Fields.word(job.state())));
    Instant created = job.times().created();
    job.times()
        .ended()
        .map(end -> Duration.between(created, end).toMillis() / 1000.0)
        .ifPresent(
            seconds ->
                duration.record(seconds, Attributes.of(Metric.JOB_DURATION.attribute(0), kind)));
  }

  @Override
  public void partTransferred(PointStatistics bytes) {
    read.add(bytes.read());
    changed.add(bytes.changed());
    stored.add(bytes.stored());
  }

  @Override
  public void partPoisoned() {
    poisoned.add(1);
  }

  @Override
  public void restored(long bytes) {
    restored.add(bytes);
  }

  @Override
  public void damaged(long objects) {
    damaged.add(objects);
  }

  @Override
  public void throttled(String operation) {
    throttled.add(1, Attributes.of(Metric.THROTTLED.attribute(0), operation));
  }
}
