package dev.vaultline.functions.telemetry;

import dev.vaultline.pipeline.measure.Measurements;
import dev.vaultline.pipeline.measure.VaultState;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** All metrics of this process as text for Prometheus, made when it is asked for. */
final class PrometheusText {
  /** What the text is, as an HTTP answer says. */
  static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private final PrometheusMetricReader reader =
      PrometheusMetricReader.builder()
          .setOtelScopeLabelsEnabled(false)
          .setTargetInfoMetricEnabled(false)
          .build();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final Measurements happenings;
  private VaultState state = new VaultState(Map.of(), Map.of(), 0, 0, 0);

  PrometheusText() {
    Meter meter =
        SdkMeterProvider.builder().registerMetricReader(reader).build().get(Telemetry.SCOPE);
    happenings = new MeteredHappenings(meter);
    observe(meter);
  }

  /** Counts what happens. */
  Measurements happenings() {
    return happenings;
  }

  /** The text, with gauges of a state. */
  synchronized String of(VaultState now) {
    state = now;
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      writer.write(text, reader.collect(), EscapingScheme.UNDERSCORE_ESCAPING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private void observe(Meter meter) {
    ObservableLongMeasurement age = Metric.LAST_SUCCESS_AGE.gauge(meter).buildObserver();
    ObservableLongMeasurement snapshots = Metric.SNAPSHOT_COUNT.gauge(meter).buildObserver();
    ObservableLongMeasurement backlog = Metric.BACKLOG_PARTS.gauge(meter).buildObserver();
    ObservableLongMeasurement points = Metric.POINTS.gauge(meter).buildObserver();
    ObservableLongMeasurement stored = Metric.STORED_BYTES.gauge(meter).buildObserver();
    meter.batchCallback(
        () -> {
          state
              .sinceSuccess()
              .forEach(
                  (item, since) ->
                      age.record(since.toSeconds(), attribute(Metric.LAST_SUCCESS_AGE, item)));
          state
              .snapshots()
              .forEach(
                  (disk, count) -> snapshots.record(count, attribute(Metric.SNAPSHOT_COUNT, disk)));
          backlog.record(state.backlogParts());
          points.record(state.points());
          stored.record(state.storedBytes());
        },
        age,
        snapshots,
        backlog,
        points,
        stored);
  }

  private static Attributes attribute(Metric metric, String value) {
    return Attributes.of(metric.attribute(0), value);
  }
}
