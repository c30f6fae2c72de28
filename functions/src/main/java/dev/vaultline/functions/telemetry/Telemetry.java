package dev.vaultline.functions.telemetry;

import dev.vaultline.pipeline.measure.Measurements;
import dev.vaultline.pipeline.measure.VaultState;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import java.util.List;

/**
 * Where measurements go: to whatever an agent has put into this process (in the cloud, that of
 * Application Insights), and into the text that Prometheus asks for. Why so: docs/decisions/0013.
 */
public final class Telemetry {
  /** Under which name all metrics and spans are recorded. */
  public static final String SCOPE = "dev.vaultline";

  private final PrometheusText prometheus = new PrometheusText();
  private final boolean pushing;
  private final PushedState pushed;
  private final Measurements measurements;

  /**
   * @param agent that of the process; one that does nothing where there is none
   */
  public Telemetry(OpenTelemetry agent) {
    Meter meter = agent.getMeter(SCOPE);
    pushing = agent.getMeterProvider() != MeterProvider.noop();
    pushed = new PushedState(meter);
    measurements = new EveryMeter(List.of(prometheus.happenings(), new MeteredHappenings(meter)));
  }

  /** Hears of what happens. */
  public Measurements measurements() {
    return measurements;
  }

  /** What {@link #prometheus} gives, as an HTTP answer says it. */
  public static String prometheusType() {
    return PrometheusText.CONTENT_TYPE;
  }

  /** All metrics as text for Prometheus. */
  public String prometheus(VaultState state) {
    return prometheus.of(state);
  }

  /** Whether anybody takes what {@link #push} gives. */
  public boolean pushing() {
    return pushing;
  }

  /** Gives the agent the state; to be called by one instance of the app, every few minutes. */
  public void push(VaultState state) {
    pushed.push(state);
  }
}
