package dev.vaultline.local.azurite;

import dev.vaultline.local.fault.LocalHostException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Azurite on 127.0.0.1. It ends when it is closed, and also when this process dies in
 * whatever way; either way it saves its data first.
 */
public final class Azurite implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Azurite.class);

  private final AzuriteProcess process;
  private final AzuriteEndpoints endpoints;
  private final Optional<PidFile> pidFile;

  private Azurite(AzuriteProcess process, AzuriteEndpoints endpoints, Optional<PidFile> pidFile) {
    this.process = process;
    this.endpoints = endpoints;
    this.pidFile = pidFile;
  }

  /** One for a test: empty, in memory, on free ports. */
  public static Azurite inMemory() {
    return start(AzuriteOptions.inMemory());
  }

  /**
   * Starts Azurite and waits until its three services listen. The first start on a machine installs
   * it from npm in the user's cache folder ({@code ~/.cache/vaultline}).
   *
   * @throws LocalHostException when there is no suitable Node.js, npm fails, or a port is in use
   */
  public static Azurite start(AzuriteOptions options) {
    return start(options, AzuriteInstallation.defaultCache());
  }

  /** As {@link #start(AzuriteOptions)}, with the npm packages in a given cache folder. */
  public static Azurite start(AzuriteOptions options, Path cacheFolder) {
    NodeRuntime node = NodeRuntime.find("node");
    AzuriteInstallation installation = AzuriteInstallation.in(cacheFolder);
    List<String> command = new ArrayList<>(node.command());
    command.addAll(installation.nodeArguments());
    command.addAll(options.arguments());
    try {
      return start(options, command, cacheFolder);
    } catch (IOException e) {
      throw new LocalHostException(
          "Cannot prepare Azurite's data folder "
              + options.dataFolder().orElse(cacheFolder)
              + ": "
              + e
              + ".",
          e);
    }
  }

  private static Azurite start(AzuriteOptions options, List<String> command, Path cacheFolder)
      throws IOException {
    Optional<PidFile> pidFile = options.dataFolder().map(PidFile::new);
    Path workingFolder = options.dataFolder().orElse(cacheFolder);
    Files.createDirectories(workingFolder);
    if (pidFile.isPresent()) {
      pidFile.get().endLeftBehind();
    }
    AzuriteProcess process = AzuriteProcess.start(command, workingFolder);
    try {
      if (pidFile.isPresent()) {
        pidFile.get().write(process.pid());
      }
      AzuriteEndpoints endpoints = process.awaitReady();
      LOG.info(
          "Azurite listens: blob {}, queue {}, table {}",
          endpoints.blob(),
          endpoints.queue(),
          endpoints.table());
      return new Azurite(process, endpoints, pidFile);
    } catch (IOException | RuntimeException e) {
      process.stop();
      throw e;
    }
  }

  /** Where its services listen. */
  public AzuriteEndpoints endpoints() {
    return endpoints;
  }

  /** A connection string for its only account. */
  public String connectionString() {
    return endpoints.connectionString();
  }

  /** The blob service of its account, such as {@code http://127.0.0.1:10000/devstoreaccount1}. */
  public URI blobEndpoint() {
    return endpoints.blobAccount();
  }

  /** The number of its operating-system process. */
  public long pid() {
    return process.pid();
  }

  /** Stops Azurite after it saved its data. */
  @Override
  public void close() {
    process.stop();
    pidFile.ifPresent(
        file -> {
          try {
            file.delete();
          } catch (IOException e) {
            LOG.debug("The pid file stays; the next start sees that it is out of date", e);
          }
        });
  }
}
