package dev.vaultline.functions.app;

import dev.vaultline.functions.http.GetMetricsFunction;
import dev.vaultline.functions.timer.MeasureTickFunction;
import dev.vaultline.pipeline.measure.StateReader;

/** The functions that show what is measured. */
final class MeasureFunctions {
  private final Services services;
  private final Ports ports;

  MeasureFunctions(Services services, Ports ports) {
    this.services = services;
    this.ports = ports;
  }

  void addTo(FunctionCatalog functions) {
    StateReader state =
        new StateReader(
            services.items(), services.points(), ports.transferQueue(), services.clock());
    functions.add(new GetMetricsFunction(state, services.telemetry()));
    functions.add(new MeasureTickFunction(state, services.telemetry()));
  }
}
