package dev.vaultline.cli.host;

import dev.vaultline.local.LocalHostOptions;
import dev.vaultline.local.compute.ComputeEmulator;
import dev.vaultline.local.compute.ComputeOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options of the emulator of Azure's machines and disks. */
public final class EmulatedMachines {
  private static final String ARM_ENDPOINT = "VAULTLINE_ARM_ENDPOINT";
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
   * The options with the emulator, which the app is told of unless the settings name other
   * machines.
   *
   * @throws dev.vaultline.engine.InvalidInputException when the port is none
   */
  LocalHostOptions applyTo(LocalHostOptions options) {
    PortOptions.require("--compute-port", port, MOST);
    ComputeOptions compute = ComputeOptions.onPort(port);
    ComputeOptions paced = noWaits ? compute.withLimits(compute.limits().withoutWaits()) : compute;
    return options.withCompute(
        new LocalHostOptions.Compute(paced, fleet, at -> settings(at, options.settings())));
  }

  /** The settings, with those by which an app that is not the host's finds the machines. */
  Map<String, String> addTo(Map<String, String> settings) {
    Map<String, String> all =
        new TreeMap<>(settings(URI.create("http://127.0.0.1:" + port), settings));
    all.putAll(settings);
    return all;
  }

  /**
   * The settings by which the app finds emulated machines; none where others are named already.
   *
   * @param endpoint of the emulator
   */
  public static Map<String, String> settings(URI endpoint, Map<String, String> others) {
    return others.containsKey(ARM_ENDPOINT)
        ? Map.of()
        : Map.of(
            ARM_ENDPOINT,
            endpoint.toString(),
            "VAULTLINE_SUBSCRIPTIONS",
            ComputeEmulator.SUBSCRIPTION);
  }
}
