package dev.vaultline.cli.host;

import dev.vaultline.local.LocalHostOptions;
import dev.vaultline.local.compute.ComputeEmulator;
import dev.vaultline.local.compute.ComputeOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the emulator of Azure's machines and disks. */
final class EmulatedMachines {
  private static final int MOST = 65_535;

  @Option(
      names = "--compute-port",
      paramLabel = "PORT",
      defaultValue = "7073",
      description = "Of the emulator of Azure's machines and disks. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--fleet",
      paramLabel = "FILE",
      description =
          "JSON with emulated machines to make if they are not there. Default: two small ones, when"
              + " there is none.")
  private Optional<Path> fleet = Optional.empty();

  @Option(
      names = "--no-compute-waits",
      description =
          "Let emulated restore points and snapshots follow each other without Azure's waits, and"
              + " throttle nothing.")
  private boolean noWaits;

  /**
   * The options with the emulator.
   *
   * @throws dev.vaultline.engine.InvalidInputException when the port is none
   */
  LocalHostOptions applyTo(LocalHostOptions options) {
    PortOptions.require("--compute-port", port, MOST);
    ComputeOptions compute = ComputeOptions.onPort(port);
    ComputeOptions paced = noWaits ? compute.withLimits(compute.limits().withoutWaits()) : compute;
    return options.withCompute(new LocalHostOptions.Compute(paced, fleet));
  }

  /** Tells the app where the machines are, unless the settings name others. */
  void addTo(Map<String, String> settings) {
    if (!settings.containsKey("VAULTLINE_ARM_ENDPOINT")) {
      settings.put("VAULTLINE_ARM_ENDPOINT", "http://127.0.0.1:" + port);
      settings.putIfAbsent("VAULTLINE_SUBSCRIPTIONS", ComputeEmulator.SUBSCRIPTION);
    }
  }
}
