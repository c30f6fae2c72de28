package dev.vaultline.tests.endtoend;

import dev.vaultline.local.LocalHost;
import dev.vaultline.local.LocalHostOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A local host in this JVM that runs the staged app on a storage account of a test. */
final class TestHost implements AutoCloseable {
  /**
   * Small enough for disks of some MiB to have several map pages and parts: a page describes 16
   * MiB. What expires can be swept at once.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "VAULTLINE_BLOCK_SIZE", "16KiB",
          "VAULTLINE_PART_SIZE", "1MiB",
          "VAULTLINE_SOFT_DELETE_DAYS", "0");

  private final LocalHost host;
  private final Service service;

  private TestHost(LocalHost host) {
    this.host = host;
    this.service = new Service(new Api(host.httpEndpoint()));
  }

  /**
   * How tests run an app.
   *
   * @param data where the host keeps its state, from one start to the next
   * @param connectionString of the storage account
   */
  static LocalHostOptions options(Path app, Path data, String connectionString) {
    return LocalHostOptions.of(app, data)
        .onFreePorts()
        .withStorage(new LocalHostOptions.Storage.Account(connectionString))
        .withMessageLease(Duration.ofSeconds(2))
        .withSettings(SETTINGS);
  }

  static TestHost start(Path data, TestStorage storage) {
    return start(options(StagedApp.folder(), data, storage.connectionString()));
  }

  static TestHost start(LocalHostOptions options) {
    return new TestHost(LocalHost.start(options, Clock.systemUTC()));
  }

  /** A host on which nobody transfers parts: their messages stay in the queue. */
  static TestHost startWithoutTransfers(Path data, TestStorage storage) {
    Map<String, String> settings = new TreeMap<>(SETTINGS);
    settings.put("AzureWebJobs.TransferPart.Disabled", "true");
    return start(
        options(StagedApp.folder(), data, storage.connectionString()).withSettings(settings));
  }

  Service service() {
    return service;
  }

  @Override
  public void close() {
    host.close();
  }
}
