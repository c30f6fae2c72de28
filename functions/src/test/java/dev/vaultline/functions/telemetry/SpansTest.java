package dev.vaultline.functions.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SpansTest {
  @RegisterExtension static final OpenTelemetryExtension AGENT = OpenTelemetryExtension.create();

  private final Spans spans = new Spans(AGENT.getOpenTelemetry());

  @Test
  void aStepIsASpanThatNamesItsJobAndPart() {
    String id =
        spans.around(
            "TransferPart",
            "{\"v\":1,\"job\":\"j-1\",\"disk\":0,\"number\":7,\"url\":\"https://x?sig=secret\"}",
            () -> Span.current().getSpanContext().getSpanId());

    SpanData span = AGENT.getSpans().get(0);
    assertThat(span.getSpanId()).isEqualTo(id);
    assertThat(span.getName()).isEqualTo("TransferPart");
    assertThat(span.getAttributes().size()).isEqualTo(3);
    assertThat(span.getAttributes().toString())
        .contains("vaultline.job=j-1")
        .contains("vaultline.disk=0")
        .contains("vaultline.number=7")
        .doesNotContain("secret");
  }

  @Test
  void aFailureIsMarkedByItsTypeAlone() {
    assertThatThrownBy(
            () ->
                spans.around(
                    "CommitPoint",
                    "{\"v\":1,\"job\":\"j-1\"}",
                    () -> {
                      throw new IllegalStateException("of https://x?sig=secret");
                    }))
        .isInstanceOf(IllegalStateException.class);

    SpanData span = AGENT.getSpans().get(0);
    assertThat(span.getStatus()).isEqualTo(StatusData.error());
    assertThat(span.getAttributes().toString()).contains("java.lang.IllegalStateException");
    assertThat(span.toString()).doesNotContain("secret");
  }

  @Test
  void workOnAPayloadThatIsNoneIsDoneAllTheSame() {
    assertThat(spans.around("X", "nonsense", () -> "done")).isEqualTo("done");
    assertThat(AGENT.getSpans()).hasSize(1);
  }
}
