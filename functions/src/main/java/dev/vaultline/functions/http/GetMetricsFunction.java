package dev.vaultline.functions.http;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.vaultline.functions.telemetry.Telemetry;
import dev.vaultline.pipeline.measure.StateReader;
import java.util.Optional;

/** {@code GET /api/metrics}: all metrics as text for Prometheus; docs/metrics.md lists them. */
public final class GetMetricsFunction {
  private final StateReader state;
  private final Telemetry telemetry;

  public GetMetricsFunction(StateReader state, Telemetry telemetry) {
    this.state = state;
    this.telemetry = telemetry;
  }

  @FunctionName("GetMetrics")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "metrics",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return HttpShell.answerText(
        request, context, Telemetry.prometheusType(), () -> telemetry.prometheus(state.read()));
  }
}
