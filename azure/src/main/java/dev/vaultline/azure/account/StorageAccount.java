package dev.vaultline.azure.account;

import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.queue.QueueMessageEncoding;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import dev.vaultline.engine.InvalidInputException;
import java.net.URI;

/**
 * A storage account: its three services, each with one client that is kept. Safe for use by many
 * threads; made once per process.
 */
public final class StorageAccount {
  private final Credentials credentials;
  private final Retries retries;
  private final URI blobEndpoint;
  private final BlobServiceClient blobs;
  private final QueueServiceClient queues;
  private final TableServiceClient tables;

  private StorageAccount(
      Credentials credentials, Retries retries, URI blobs, URI queues, URI tables) {
    this.credentials = credentials;
    this.retries = retries;
    this.blobEndpoint = withoutSlash(blobs);
    this.blobs = blobs(blobEndpoint, credentials, retries);
    this.queues = queues(withoutSlash(queues), credentials, retries);
    this.tables = tables(withoutSlash(tables), credentials, retries);
  }

  /**
   * An account by the endpoints of its services.
   *
   * @param blobs such as {@code https://account.blob.core.windows.net}
   * @param queues such as {@code https://account.queue.core.windows.net}
   * @param tables such as {@code https://account.table.core.windows.net}
   */
  public static StorageAccount at(URI blobs, URI queues, URI tables, Credentials credentials) {
    return new StorageAccount(credentials, Retries.PATIENT, blobs, queues, tables);
  }

  /**
   * An account by its connection string, as the portal shows it, or {@code
   * UseDevelopmentStorage=true} for the emulator on its usual ports.
   *
   * @throws InvalidInputException when it is none
   */
  public static StorageAccount ofConnectionString(String connectionString) {
    return ofConnectionString(connectionString, Retries.PATIENT);
  }

  /** As {@link #ofConnectionString(String)}, tried as often as is said. */
  public static StorageAccount ofConnectionString(String connectionString, Retries retries) {
    ConnectionString parts = ConnectionString.parse(connectionString);
    return new StorageAccount(
        parts.credentials(),
        retries,
        parts.endpoint("Blob"),
        parts.endpoint("Queue"),
        parts.endpoint("Table"));
  }

  /** A client of a blob service alone. */
  public static BlobServiceClient blobs(URI endpoint, Credentials credentials, Retries retries) {
    BlobServiceClientBuilder client =
        new BlobServiceClientBuilder()
            .endpoint(endpoint.toString())
            .httpClient(Connections.HTTP)
            .addPolicy(new Throttling("blob"))
            .retryOptions(retries.forStorage());
    credentials.applyTo(client);
    return client.buildClient();
  }

  /** The blob service. */
  public BlobServiceClient blobs() {
    return blobs;
  }

  /** The endpoint of the blob service, without a slash at its end. */
  public URI blobEndpoint() {
    return blobEndpoint;
  }

  /**
   * The blob service at an endpoint, of this account or another that the same rights reach. Where
   * this account is the emulator, every address of an emulator on this machine is taken for it: its
   * ports may have been others when the address was written down.
   *
   * @throws InvalidInputException when it is of another account, which this one's key or signature
   *     does not open
   */
  public BlobServiceClient blobsAt(URI endpoint) {
    if (withoutSlash(endpoint).equals(blobEndpoint) || isThisEmulator(endpoint)) {
      return blobs;
    }
    if (!credentials.reachOtherAccounts()) {
      throw new InvalidInputException(
          endpoint
              + " is not the storage account "
              + blobEndpoint
              + ", whose key is configured; use an identity with rights on both");
    }
    return blobs(withoutSlash(endpoint), credentials, retries);
  }

  private boolean isThisEmulator(URI endpoint) {
    return Emulator.pathOf(endpoint).isPresent() && Emulator.pathOf(blobEndpoint).isPresent();
  }

  /** The queue service; its messages are text in base64, as the platform's triggers expect. */
  public QueueServiceClient queues() {
    return queues;
  }

  /** The table service. */
  public TableServiceClient tables() {
    return tables;
  }

  private static QueueServiceClient queues(URI endpoint, Credentials rights, Retries retries) {
    QueueServiceClientBuilder client =
        new QueueServiceClientBuilder()
            .endpoint(endpoint.toString())
            .httpClient(Connections.HTTP)
            .addPolicy(new Throttling("queue"))
            .messageEncoding(QueueMessageEncoding.BASE64)
            .retryOptions(retries.forStorage());
    rights.applyTo(client);
    return client.buildClient();
  }

  private static TableServiceClient tables(URI endpoint, Credentials rights, Retries retries) {
    TableServiceClientBuilder client =
        new TableServiceClientBuilder()
            .endpoint(endpoint.toString())
            .httpClient(Connections.HTTP)
            .addPolicy(new Throttling("table"))
            .retryOptions(retries.forTables());
    rights.applyTo(client);
    return client.buildClient();
  }

  private static URI withoutSlash(URI endpoint) {
    String text = endpoint.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : endpoint;
  }
}
