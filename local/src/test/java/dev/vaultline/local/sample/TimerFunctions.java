package dev.vaultline.local.sample;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;

/** A function with a timer trigger. */
public class TimerFunctions {
  @FunctionName("Tick")
  public void tick(@TimerTrigger(name = "timer", schedule = "0 */5 * * * *") String timer) {
    Notes.add("tick", timer);
  }
}
