package dev.vaultline.local;

import dev.vaultline.local.azurite.AzuriteEndpoints;
import dev.vaultline.local.fault.LocalHostException;
import dev.vaultline.local.join.Invitation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a worker of another host runs.
 *
 * @param appFolder the staging folder of the function app, which should be that of the first host
 * @param hubPort of the first host's task hub on 127.0.0.1
 * @param httpPort of the first host's HTTP functions
 * @param connectionString of the first host's storage account; a secret when it is a real one
 * @param settings the app settings, which should be those of the first host
 * @param messageLease how long a queue message stays hidden after the worker died while working on
 *     it; at least a second
 * @param closeLimit how long closing waits for running functions, in each of its steps
 */
public record LocalWorkerOptions(
    Path appFolder,
    int hubPort,
    int httpPort,
    String connectionString,
    Map<String, String> settings,
    Duration messageLease,
    Duration closeLimit) {
  private static final String STORAGE = "AzureWebJobsStorage";

  public LocalWorkerOptions {
    settings = Map.copyOf(settings);
  }

  /**
   * A worker that follows an invitation.
   *
   * @throws LocalHostException when the first host's storage is a real account and the settings do
   *     not say how to reach it
   */
  public static LocalWorkerOptions of(
      Path appFolder, Invitation invitation, Map<String, String> settings) {
    String connectionString =
        invitation
            .azurite()
            .map(AzuriteEndpoints::connectionString)
            .or(() -> Optional.ofNullable(settings.get(STORAGE)))
            .orElseThrow(
                () ->
                    new LocalHostException(
                        "The first host uses a storage account of Azure and does not tell its key."
                            + " Set "
                            + STORAGE
                            + " as it is set there."));
    return new LocalWorkerOptions(
        appFolder,
        invitation.hubPort(),
        invitation.httpPort(),
        connectionString,
        settings,
        LocalHostOptions.DEFAULT_LEASE,
        LocalHostOptions.DEFAULT_CLOSE_LIMIT);
  }

  /** The same with another time that messages stay hidden after a death of the worker. */
  public LocalWorkerOptions withMessageLease(Duration lease) {
    return new LocalWorkerOptions(
        appFolder, hubPort, httpPort, connectionString, settings, lease, closeLimit);
  }

  /** Connection strings and settings can hold secrets. */
  @Override
  public String toString() {
    return "LocalWorkerOptions[appFolder=%s, hubPort=%d, httpPort=%d, settings=%s]"
        .formatted(appFolder, hubPort, httpPort, settings.keySet());
  }
}
