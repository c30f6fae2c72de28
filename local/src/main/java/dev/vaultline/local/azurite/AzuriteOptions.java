package dev.vaultline.local.azurite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How to run Azurite.
 *
 * @param dataFolder where its data stays, or empty to keep all in memory and forget it at the end
 * @param blobPort port of the blob service on 127.0.0.1; 0 takes a free one
 * @param queuePort port of the queue service; 0 takes a free one
 * @param tablePort port of the table service; 0 takes a free one
 */
public record AzuriteOptions(
    Optional<Path> dataFolder, int blobPort, int queuePort, int tablePort) {
  /** The ports that every Azure tool expects. */
  public static final int DEFAULT_BLOB_PORT = 10_000;

  private static final int IN_MEMORY_LIMIT_MEBIBYTES = 4096;

  public AzuriteOptions {
    dataFolder = dataFolder.map(Path::toAbsolutePath).map(Path::normalize);
    checkPort("blob", blobPort);
    checkPort("queue", queuePort);
    checkPort("table", tablePort);
  }

  /** In memory, on free ports. */
  public static AzuriteOptions inMemory() {
    return new AzuriteOptions(Optional.empty(), 0, 0, 0);
  }

  /** In a folder, on the ports 10000, 10001 and 10002. */
  public static AzuriteOptions persistent(Path dataFolder) {
    return new AzuriteOptions(
        Optional.of(dataFolder), DEFAULT_BLOB_PORT, DEFAULT_BLOB_PORT + 1, DEFAULT_BLOB_PORT + 2);
  }

  /** In a folder, on free ports. */
  public static AzuriteOptions persistentOnFreePorts(Path dataFolder) {
    return new AzuriteOptions(Optional.of(dataFolder), 0, 0, 0);
  }

  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    dataFolder.ifPresentOrElse(
        folder -> arguments.addAll(List.of("--location", folder.toString())),
        () ->
            arguments.addAll(
                List.of(
                    "--inMemoryPersistence",
                    "--extentMemoryLimit",
                    Integer.toString(IN_MEMORY_LIMIT_MEBIBYTES))));
    arguments.addAll(
        List.of(
            "--skipApiVersionCheck", "--disableProductStyleUrl", "--disableTelemetry", "--silent"));
    addService(arguments, "blob", blobPort);
    addService(arguments, "queue", queuePort);
    addService(arguments, "table", tablePort);
    return List.copyOf(arguments);
  }

  private static void addService(List<String> arguments, String service, int port) {
    arguments.addAll(
        List.of(
            "--" + service + "Host", "127.0.0.1", "--" + service + "Port", Integer.toString(port)));
  }

  private static void checkPort(String service, int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "Azurite's "
              + service
              + " port is "
              + port
              + "; give one of 1 to 65535, or 0 for a free one.");
    }
  }
}
