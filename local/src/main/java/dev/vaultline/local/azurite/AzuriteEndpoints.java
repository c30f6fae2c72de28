package dev.vaultline.local.azurite;

import java.net.URI;

/**
 * Where a running Azurite listens.
 *
 * @param blob origin of the blob service, such as {@code http://127.0.0.1:10000}
 * @param queue origin of the queue service
 * @param table origin of the table service
 */
public record AzuriteEndpoints(URI blob, URI queue, URI table) {
  /** The account that Azurite always has. */
  public static final String ACCOUNT = "devstoreaccount1";

  /** The published key of that account; the same in every installation and no secret. */
  public static final String ACCOUNT_KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  /** A connection string that every Azure Storage library understands. */
  public String connectionString() {
    return "DefaultEndpointsProtocol=http;AccountName=%s;AccountKey=%s;BlobEndpoint=%s;QueueEndpoint=%s;TableEndpoint=%s;"
        .formatted(ACCOUNT, ACCOUNT_KEY, account(blob), account(queue), account(table));
  }

  /** The blob service of the account, such as {@code http://127.0.0.1:10000/devstoreaccount1}. */
  public URI blobAccount() {
    return account(blob);
  }

  private static URI account(URI origin) {
    return origin.resolve("/" + ACCOUNT);
  }
}
