package dev.vaultline.cli.host;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.local.LocalHostOptions;
import picocli.CommandLine.Option;

/** The options that say where a host listens. */
final class PortOptions {
  private static final int MOST = 65_535;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "7071",
      description = "Of the HTTP functions. Default: ${DEFAULT-VALUE}.")
  private int http;

  @Option(
      names = "--hub-port",
      paramLabel = "PORT",
      defaultValue = "4001",
      description = "Of the task hub. Default: ${DEFAULT-VALUE}.")
  private int hub;

  @Option(
      names = "--azurite-port",
      paramLabel = "PORT",
      defaultValue = "10000",
      description =
          "Of Azurite's blob service; queues and tables take the next two. Default:"
              + " ${DEFAULT-VALUE}.")
  private int azurite;

  /** The port of Azurite's blob service. */
  int azurite() {
    return azurite;
  }

  /**
   * The options with these ports.
   *
   * @throws InvalidInputException when one is no port
   */
  LocalHostOptions applyTo(LocalHostOptions options) {
    require("--http-port", http, MOST);
    require("--hub-port", hub, MOST);
    require("--azurite-port", azurite, MOST - 2);
    return options
        .withHttpPort(http)
        .withHub(new LocalHostOptions.Hub.Own(hub))
        .withStorage(new LocalHostOptions.Storage.OwnAzurite(azurite, azurite + 1, azurite + 2));
  }

  static void require(String option, int port, int most) {
    if (port < 1 || port > most) {
      throw new InvalidInputException(
          option + " " + port + " is not possible: expected 1 to " + most);
    }
  }
}
