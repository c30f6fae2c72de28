package dev.vaultline.functions.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointStatistics;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobKind;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.measure.VaultState;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TelemetryTest {
  /** A line of the text format, version 0.0.4. */
  private static final Pattern SAMPLE =
      Pattern.compile(
          "[a-z_:][a-z0-9_:]*(\\{([a-z_]+=\"([^\"\\\\]|\\\\.)*\",?)*\\})? "
              + "(-?[0-9.]+(E-?[0-9]+)?|\\+Inf|NaN)");

  private static final Instant ASKED = Instant.parse("2026-11-21T10:00:00Z");

  @RegisterExtension static final OpenTelemetryExtension AGENT = OpenTelemetryExtension.create();

  private Telemetry telemetry;

  /** Only now: the agent forgets all instruments before each test. */
  @BeforeEach
  void start() {
    telemetry = new Telemetry(AGENT.getOpenTelemetry());
  }

  @Test
  void thePrometheusTextHasEveryMetricAndNothingElse() {
    everythingHappens();

    List<String> lines = telemetry.prometheus(state()).lines().toList();

    assertThat(lines)
        .filteredOn(line -> !line.startsWith("#"))
        .isNotEmpty()
        .allMatch(line -> SAMPLE.matcher(line).matches());
    assertThat(names(lines))
        .containsExactlyInAnyOrder(
            "vaultline_job_completed_total counter",
            "vaultline_job_duration_seconds histogram",
            "vaultline_item_last_success_age_seconds gauge",
            "vaultline_transfer_bytes_read_total counter",
            "vaultline_transfer_bytes_changed_total counter",
            "vaultline_transfer_bytes_stored_total counter",
            "vaultline_transfer_backlog_parts gauge",
            "vaultline_transfer_poisoned_parts_total counter",
            "vaultline_verify_damaged_objects_total counter",
            "vaultline_azure_throttled_total counter",
            "vaultline_snapshot_count gauge",
            "vaultline_restore_bytes_total counter",
            "vaultline_vault_points gauge",
            "vaultline_vault_stored_bytes gauge");
  }

  private static List<String> names(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("# TYPE vaultline_"))
        .map(line -> line.substring("# TYPE ".length()))
        .toList();
  }

  @Test
  void valuesAndAttributesAreWhatHappened() {
    everythingHappens();

    assertThat(telemetry.prometheus(state()))
        .contains("vaultline_job_completed_total{kind=\"backup\",state=\"done\"} 1.0")
        .contains("vaultline_job_duration_seconds_sum{kind=\"backup\"} 90.0")
        .contains("vaultline_item_last_success_age_seconds{item=\"web-1\"} 10800.0")
        .contains("vaultline_snapshot_count{disk=\"web-1/0\"} 2.0")
        .contains("vaultline_azure_throttled_total{operation=\"blob.put\"} 1.0");
  }

  @Test
  void anItemThatIsGoneIsGoneFromTheText() {
    telemetry.prometheus(state());

    assertThat(telemetry.prometheus(new VaultState(Map.of(), Map.of(), 0, 0, 0)))
        .doesNotContain("web-1");
  }

  @Test
  void theAgentHearsOfEveryMetricByItsName() {
    everythingHappens();
    telemetry.push(state());

    Map<String, MetricData> heard =
        AGENT.getMetrics().stream()
            .collect(Collectors.toMap(MetricData::getName, metric -> metric, (a, b) -> b));

    assertThat(heard.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Metric.values()).map(Metric::id).toList());
    for (Metric metric : Metric.values()) {
      assertThat(attributes(heard.get(metric.id())))
          .as(metric.id())
          .isEqualTo(
              metric.attributes().stream().map(AttributeKey::getKey).collect(Collectors.toSet()));
    }
  }

  private static Set<String> attributes(MetricData metric) {
    return metric.getData().getPoints().stream()
        .flatMap(point -> point.getAttributes().asMap().keySet().stream())
        .map(AttributeKey::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void ofManyItemsTheAgentHearsOfTheLatestOnly() {
    Map<String, Duration> ages = new HashMap<>();
    for (int item = 0; item < 3 * PushedState.WORST; item++) {
      ages.put("item-" + item, Duration.ofHours(item));
    }

    telemetry.push(new VaultState(ages, Map.of(), 0, 0, 0));

    MetricData age =
        AGENT.getMetrics().stream()
            .filter(metric -> metric.getName().equals(Metric.LAST_SUCCESS_AGE.id()))
            .findFirst()
            .orElseThrow();
    assertThat(age.getLongGaugeData().getPoints())
        .hasSize(PushedState.WORST)
        .allMatch(point -> point.getValue() >= Duration.ofHours(200).toSeconds());
  }

  @Test
  void nothingIsPushedWhereThereIsNoAgent() {
    assertThat(new Telemetry(OpenTelemetry.noop()).pushing()).isFalse();
    assertThat(telemetry.pushing()).isTrue();
  }

  private void everythingHappens() {
    telemetry.measurements().jobEnded(job());
    telemetry.measurements().partTransferred(new PointStatistics(10, 9, 1, 5));
    telemetry.measurements().partPoisoned();
    telemetry.measurements().restored(100);
    telemetry.measurements().damaged(1);
    telemetry.measurements().throttled("blob.put");
  }

  private static JobRecord job() {
    return JobRecord.queued(
            JobId.of(ASKED, "x"), JobKind.BACKUP, Optional.of(new ItemId("web-1")), "i", ASKED)
        .change()
        .ended(JobState.DONE, ASKED.plusSeconds(90))
        .apply();
  }

  private static VaultState state() {
    return new VaultState(
        Map.of("web-1", Duration.ofHours(3)), Map.of("web-1/0", 2), 7, 30, 1L << 40);
  }
}
