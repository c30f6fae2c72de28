package dev.vaultline.functions.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.DoubleHistogramBuilder;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongGaugeBuilder;
import io.opentelemetry.api.metrics.Meter;
import java.util.Arrays;
import java.util.List;

/** All metrics. Names, kinds and attributes are part of the product: docs/metrics.md lists them. */
public enum Metric {
  JOB_COMPLETED(
      Kind.COUNTER,
      "vaultline.job.completed",
      "{job}",
      "Jobs that came to their end.",
      "kind",
      "state"),
  JOB_DURATION(
      Kind.HISTOGRAM,
      "vaultline.job.duration",
      "s",
      "From when a job was asked for to its end.",
      "kind"),
  LAST_SUCCESS_AGE(
      Kind.GAUGE,
      "vaultline.item.last_success_age",
      "s",
      "How old the state is that the newest recovery point of an item holds.",
      "item"),
  BYTES_READ(Kind.COUNTER, "vaultline.transfer.bytes_read", "", "Bytes read from snapshots."),
  BYTES_CHANGED(
      Kind.COUNTER, "vaultline.transfer.bytes_changed", "", "Bytes of blocks that were new."),
  BYTES_STORED(Kind.COUNTER, "vaultline.transfer.bytes_stored", "", "Bytes stored in the vault."),
  BACKLOG_PARTS(
      Kind.GAUGE,
      "vaultline.transfer.backlog_parts",
      "{part}",
      "Parts that wait for a worker or are with one."),
  POISONED_PARTS(
      Kind.COUNTER,
      "vaultline.transfer.poisoned_parts",
      "{part}",
      "Parts that were given up because each try failed."),
  DAMAGED_OBJECTS(
      Kind.COUNTER,
      "vaultline.verify.damaged_objects",
      "{object}",
      "Damaged or missing objects of the vault that a verification or a restore met."),
  THROTTLED(
      Kind.COUNTER,
      "vaultline.azure.throttled",
      "{request}",
      "Requests that the platform refused because there were too many.",
      "operation"),
  SNAPSHOT_COUNT(
      Kind.GAUGE,
      "vaultline.snapshot.count",
      "{snapshot}",
      "Snapshots of a disk that the platform holds.",
      "disk"),
  RESTORE_BYTES(Kind.COUNTER, "vaultline.restore.bytes", "", "Bytes written to restored disks."),
  POINTS(Kind.GAUGE, "vaultline.vault.points", "{point}", "Recovery points of all items."),
  STORED_BYTES(
      Kind.GAUGE,
      "vaultline.vault.stored_bytes",
      "",
      "Bytes stored by the backups of these recovery points.");

  /** The kinds of instruments in use. */
  public enum Kind {
    COUNTER,
    GAUGE,
    HISTOGRAM
  }

  /** From seconds to days: what a job takes. */
  private static final List<Double> SECONDS =
      List.of(1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 14_400.0, 43_200.0, 86_400.0);

  private final Kind kind;
  private final String id;
  private final String unit;
  private final String description;

  /** Made by {@code toList}: it can't be changed. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<AttributeKey<String>> attributes;

  Metric(Kind kind, String id, String unit, String description, String... attributes) {
    this.kind = kind;
    this.id = id;
    this.unit = unit;
    this.description = description;
    this.attributes = Arrays.stream(attributes).map(AttributeKey::stringKey).toList();
  }

  /** The name of the metric. */
  public String id() {
    return id;
  }

  /** What kind of instrument it is. */
  public Kind kind() {
    return kind;
  }

  /** The attributes each value has. */
  public List<AttributeKey<String>> attributes() {
    return attributes;
  }

  LongCounter counter(Meter meter) {
    return meter.counterBuilder(id).setUnit(unit).setDescription(description).build();
  }

  DoubleHistogram histogram(Meter meter) {
    DoubleHistogramBuilder builder = meter.histogramBuilder(id);
    return builder
        .setUnit(unit)
        .setDescription(description)
        .setExplicitBucketBoundariesAdvice(SECONDS)
        .build();
  }

  LongGaugeBuilder gauge(Meter meter) {
    return meter.gaugeBuilder(id).ofLongs().setUnit(unit).setDescription(description);
  }

  AttributeKey<String> attribute(int number) {
    return attributes.get(number);
  }
}
