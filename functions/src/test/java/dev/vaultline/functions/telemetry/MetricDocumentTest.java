package dev.vaultline.functions.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/metrics.md lists what the code has, and nothing else. */
final class MetricDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(vaultline\\.[a-z_.]+)` \\|.*$");

  @Test
  void everyMetricHasARowWithItsKindAndAttributes() throws IOException {
    String document = Files.readString(DOCUMENT);
    for (Metric metric : Metric.values()) {
      assertThat(document.lines()).as(metric.id()).anyMatch(line -> line.startsWith(row(metric)));
    }
  }

  @Test
  void everyRowIsAMetric() throws IOException {
    List<String> rows =
        ROW.matcher(Files.readString(DOCUMENT)).results().map(row -> row.group(1)).toList();

    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Metric.values()).map(Metric::id).toList());
  }

  private static String row(Metric metric) {
    String attributes =
        metric.attributes().stream().map(AttributeKey::getKey).collect(Collectors.joining(", "));
    return "| `"
        + metric.id()
        + "` | "
        + metric.kind().name().toLowerCase(Locale.ROOT)
        + " | "
        + (attributes.isEmpty() ? "–" : attributes)
        + " |";
  }
}
