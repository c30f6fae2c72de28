package dev.vaultline.local;

import dev.vaultline.local.app.FunctionApp;
import dev.vaultline.local.azurite.Azurite;
import dev.vaultline.local.azurite.AzuriteEndpoints;
import dev.vaultline.local.azurite.AzuriteOptions;
import dev.vaultline.local.compute.ComputeEmulator;
import dev.vaultline.local.durable.DurableWorker;
import dev.vaultline.local.fault.LocalHostException;
import dev.vaultline.local.http.HttpFrontEnd;
import dev.vaultline.local.hub.TaskHub;
import dev.vaultline.local.join.Invitation;
import dev.vaultline.local.queue.QueueTriggers;
import dev.vaultline.local.timer.Timers;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running function app on this machine: its storage, task hub, triggers and HTTP functions. After
 * its process was killed, one started on the same data folder goes on with everything:
 * orchestrations at once, queue messages when their lease is over.
 */
public final class LocalHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalHost.class);

  private final OpenParts parts = new OpenParts();
  private final LocalHostOptions options;
  private final Clock clock;
  private final HttpFrontEnd http;
  private final int hubPort;
  private final String connectionString;
  private final Optional<ComputeEmulator> compute;
  private Optional<AzuriteEndpoints> azurite = Optional.empty();

  private LocalHost(LocalHostOptions options, Clock clock) {
    this.options = options;
    this.clock = clock;
    AppLoading.prepare();
    try {
      DataFolder data = parts.add(DataFolder.open(options.dataFolder()));
      connectionString = openStorage(data);
      compute = options.compute().map(wanted -> openCompute(wanted, data));
      hubPort = openHub(data);
      http = parts.add(HttpFrontEnd.bind(options.httpPort(), options.closeLimit()));
      FunctionApp app =
          parts.add(
              AppLoading.load(
                  options.appFolder(), settings(), connectionString, hubPort, http.port()));
      parts.add(DurableWorker.start(app, hubPort, options.closeLimit()));
      parts.add(QueueTriggers.start(app, options.messageLease(), options.closeLimit()));
      http.serve(app, new Invitation(hubPort, http.port(), azurite));
      parts.add(
          http); // Again: requests end before queues and workers stop. The port was taken long
      // before.
      parts.add(Timers.start(app, data.timers(), clock, options.closeLimit()));
      LOG.info("The local host serves {} at {}", options.appFolder(), httpEndpoint());
    } catch (RuntimeException | Error e) {
      parts.close();
      throw e;
    }
  }

  /**
   * Starts everything and returns when it is ready for requests.
   *
   * @param clock the clock of timers and of the task hub
   * @throws LocalHostException when something outside the program hinders it: no Node.js, a port or
   *     the data folder in use, an app that cannot be loaded
   */
  public static LocalHost start(LocalHostOptions options, Clock clock) {
    return new LocalHost(options, clock);
  }

  private String openStorage(DataFolder data) {
    if (options.storage() instanceof LocalHostOptions.Storage.Account account) {
      return account.connectionString();
    }
    LocalHostOptions.Storage.OwnAzurite ports =
        (LocalHostOptions.Storage.OwnAzurite) options.storage();
    Azurite started =
        parts.add(
            Azurite.start(
                new AzuriteOptions(
                    Optional.of(data.azurite()),
                    ports.blobPort(),
                    ports.queuePort(),
                    ports.tablePort())));
    azurite = Optional.of(started.endpoints());
    return started.connectionString();
  }

  private ComputeEmulator openCompute(LocalHostOptions.Compute wanted, DataFolder data) {
    ComputeEmulator emulator =
        parts.add(ComputeEmulator.start(wanted.options(), data.compute(), connectionString, clock));
    FleetFile.create(emulator, wanted.fleet());
    return emulator;
  }

  private int openHub(DataFolder data) {
    if (options.hub() instanceof LocalHostOptions.Hub.Join join) {
      return join.port();
    }
    LocalHostOptions.Hub.Own own = (LocalHostOptions.Hub.Own) options.hub();
    return parts.add(TaskHub.open(data.hub(), own.port(), clock)).port();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    options
        .compute()
        .ifPresent(
            wanted -> settings.putAll(wanted.settings().apply(computeEndpoint().orElseThrow())));
    settings.putAll(options.settings());
    return settings;
  }

  /** Where its HTTP functions are, such as {@code http://127.0.0.1:7071}. */
  public URI httpEndpoint() {
    return URI.create("http://127.0.0.1:" + http.port());
  }

  /** Where its Compute emulator is; empty when it has none. */
  public Optional<URI> computeEndpoint() {
    return compute.map(ComputeEmulator::endpoint);
  }

  /** The port of its task hub on 127.0.0.1. */
  public int hubPort() {
    return hubPort;
  }

  /** How to reach its storage account; a secret when it is a real one. */
  public String connectionString() {
    return connectionString;
  }

  /**
   * Takes no more work, waits a bounded time for running functions, and stops everything it
   * started. Work that did not end goes on at the next start.
   */
  @Override
  public void close() {
    parts.close();
  }
}
