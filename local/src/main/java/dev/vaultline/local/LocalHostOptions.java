package dev.vaultline.local;

import dev.vaultline.local.compute.ComputeOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What to run, and where. Ports are of 127.0.0.1; 0 takes a free one.
 *
 * @param appFolder the staging folder of the function app, with {@code host.json} in it
 * @param dataFolder where everything is kept; used by one host at a time
 * @param httpPort the port of HTTP functions
 * @param hub which task hub to work for
 * @param storage which storage account to use
 * @param compute the Compute emulator to run beside the app, if any
 * @param settings the app settings, as in {@code Values} of {@code local.settings.json}
 * @param messageLease how long a queue message stays hidden after the host died while working on
 *     it; at least a second
 * @param closeLimit how long closing waits for running functions, in each of its steps
 */
public record LocalHostOptions(
    Path appFolder,
    Path dataFolder,
    int httpPort,
    Hub hub,
    Storage storage,
    Optional<Compute> compute,
    Map<String, String> settings,
    Duration messageLease,
    Duration closeLimit) {
  /** The port that Core Tools use for functions. */
  public static final int DEFAULT_HTTP_PORT = 7071;

  /** The port at which Durable Functions expect their task hub. */
  public static final int DEFAULT_HUB_PORT = 4001;

  static final Duration DEFAULT_LEASE = Duration.ofSeconds(30);
  static final Duration DEFAULT_CLOSE_LIMIT = Duration.ofSeconds(20);

  /** Which task hub to work for. */
  public sealed interface Hub {
    /**
     * A hub of the host's own.
     *
     * @param port where it listens
     */
    record Own(int port) implements Hub {
      public Own {
        checkPort(port, 0);
      }
    }

    /**
     * A hub that runs already. It has to be on this machine: the client in the durable library
     * dials localhost whatever it is told.
     *
     * @param port where it listens
     */
    record Join(int port) implements Hub {
      public Join {
        checkPort(port, 1);
      }
    }
  }

  /** Which storage account to use. */
  public sealed interface Storage {
    /**
     * An Azurite of the host's own, which keeps its data in the data folder.
     *
     * @param blobPort port of its blob service
     * @param queuePort port of its queue service
     * @param tablePort port of its table service
     */
    record OwnAzurite(int blobPort, int queuePort, int tablePort) implements Storage {
      public OwnAzurite {
        checkPort(blobPort, 0);
        checkPort(queuePort, 0);
        checkPort(tablePort, 0);
      }
    }

    /**
     * An account that exists already.
     *
     * @param connectionString how to reach it; a secret
     */
    record Account(String connectionString) implements Storage {
      @Override
      public String toString() {
        return "Account[a connection string]";
      }
    }
  }

  /**
   * A Compute emulator of the host's own.
   *
   * @param options how it behaves
   * @param fleet a JSON file with the machines to make; without one, a small fleet is made when
   *     there is no machine
   * @param settings app settings that tell the app where the emulator is, from its endpoint; those
   *     of the options go before them
   */
  public record Compute(
      ComputeOptions options, Optional<Path> fleet, Function<URI, Map<String, String>> settings) {}

  public LocalHostOptions {
    checkPort(httpPort, 0);
    settings = Map.copyOf(settings);
    if (messageLease.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "The message lease is " + messageLease + "; expected a second or more.");
    }
  }

  /** An app and a data folder, with all ports as Azure's own tools have them. */
  public static LocalHostOptions of(Path appFolder, Path dataFolder) {
    return new LocalHostOptions(
        appFolder,
        dataFolder,
        DEFAULT_HTTP_PORT,
        new Hub.Own(DEFAULT_HUB_PORT),
        new Storage.OwnAzurite(10_000, 10_001, 10_002),
        Optional.empty(),
        Map.of(),
        DEFAULT_LEASE,
        DEFAULT_CLOSE_LIMIT);
  }

  /** The same on free ports, for tests and for a second host on one machine. */
  public LocalHostOptions onFreePorts() {
    return withHttpPort(0).withHub(new Hub.Own(0)).withStorage(new Storage.OwnAzurite(0, 0, 0));
  }

  /** The same with another HTTP port. */
  public LocalHostOptions withHttpPort(int port) {
    return new LocalHostOptions(
        appFolder, dataFolder, port, hub, storage, compute, settings, messageLease, closeLimit);
  }

  /** The same with another hub. */
  public LocalHostOptions withHub(Hub other) {
    return new LocalHostOptions(
        appFolder,
        dataFolder,
        httpPort,
        other,
        storage,
        compute,
        settings,
        messageLease,
        closeLimit);
  }

  /** The same with another storage account. */
  public LocalHostOptions withStorage(Storage other) {
    return new LocalHostOptions(
        appFolder, dataFolder, httpPort, hub, other, compute, settings, messageLease, closeLimit);
  }

  /** The same with a Compute emulator. */
  public LocalHostOptions withCompute(Compute emulator) {
    return new LocalHostOptions(
        appFolder,
        dataFolder,
        httpPort,
        hub,
        storage,
        Optional.of(emulator),
        settings,
        messageLease,
        closeLimit);
  }

  /** The same with other app settings. */
  public LocalHostOptions withSettings(Map<String, String> others) {
    return new LocalHostOptions(
        appFolder, dataFolder, httpPort, hub, storage, compute, others, messageLease, closeLimit);
  }

  /** The same with another time that messages stay hidden after a death of the host. */
  public LocalHostOptions withMessageLease(Duration lease) {
    return new LocalHostOptions(
        appFolder, dataFolder, httpPort, hub, storage, compute, settings, lease, closeLimit);
  }

  /** The same with another limit for closing. */
  public LocalHostOptions withCloseLimit(Duration limit) {
    return new LocalHostOptions(
        appFolder, dataFolder, httpPort, hub, storage, compute, settings, messageLease, limit);
  }

  /** Settings can hold secrets; only their names are shown. */
  @Override
  public String toString() {
    return "LocalHostOptions[appFolder=%s, dataFolder=%s, httpPort=%d, hub=%s, storage=%s, settings=%s]"
        .formatted(appFolder, dataFolder, httpPort, hub, storage, settings.keySet());
  }

  private static void checkPort(int port, int least) {
    if (port < least || port > 65_535) {
      throw new IllegalArgumentException(
          "The port is " + port + "; expected " + least + " to 65535.");
    }
  }
}
