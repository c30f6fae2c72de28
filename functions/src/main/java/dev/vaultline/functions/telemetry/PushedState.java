package dev.vaultline.functions.telemetry;

import dev.vaultline.pipeline.measure.VaultState;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.Meter;
import java.util.Comparator;
import java.util.Map;

/**
 * The state of the vault for a service that is paid by the sample: of each item and disk only those
 * that come near a limit, which alerts look at.
 */
final class PushedState {
  /** So many series of a gauge at most. */
  static final int WORST = 100;

  private final LongGauge age;
  private final LongGauge snapshots;
  private final LongGauge backlog;
  private final LongGauge points;
  private final LongGauge stored;

  PushedState(Meter meter) {
    age = Metric.LAST_SUCCESS_AGE.gauge(meter).build();
    snapshots = Metric.SNAPSHOT_COUNT.gauge(meter).build();
    backlog = Metric.BACKLOG_PARTS.gauge(meter).build();
    points = Metric.POINTS.gauge(meter).build();
    stored = Metric.STORED_BYTES.gauge(meter).build();
  }

  void push(VaultState state) {
    backlog.set(state.backlogParts());
    points.set(state.points());
    stored.set(state.storedBytes());
    state.sinceSuccess().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(WORST)
        .forEach(
            item ->
                age.set(
                    item.getValue().toSeconds(),
                    Attributes.of(Metric.LAST_SUCCESS_AGE.attribute(0), item.getKey())));
    state.snapshots().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(WORST)
        .forEach(
            disk ->
                snapshots.set(
                    disk.getValue(),
                    Attributes.of(Metric.SNAPSHOT_COUNT.attribute(0), disk.getKey())));
  }
}
