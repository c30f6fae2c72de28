package dev.vaultline.functions.timer;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import dev.vaultline.functions.telemetry.Telemetry;
import dev.vaultline.pipeline.measure.StateReader;

/**
 * Gives the state of the vault to the process's agent, where there is one. A timer runs on one
 * instance of the app at a time: so each gauge has one source.
 */
public final class MeasureTickFunction {
  private final StateReader state;
  private final Telemetry telemetry;

  public MeasureTickFunction(StateReader state, Telemetry telemetry) {
    this.state = state;
    this.telemetry = telemetry;
  }

  @FunctionName("MeasureTick")
  public void run(
      @TimerTrigger(name = "timer", schedule = "30 */5 * * * *") String timer,
      ExecutionContext context) {
    if (telemetry.pushing()) {
      telemetry.push(state.read());
    }
  }
}
