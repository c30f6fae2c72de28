package dev.vaultline.azure.blob;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobUrlParts;
import dev.vaultline.azure.account.Credentials;
import dev.vaultline.azure.account.Emulator;
import dev.vaultline.azure.account.Retries;
import dev.vaultline.azure.account.StorageAccount;
import dev.vaultline.engine.InvalidInputException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Opens the store of a vault from what a person gives. */
public final class VaultStores {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

  private VaultStores() {}

  /** Whether a text is meant as the URL of a container, not as a directory. */
  public static boolean isUrl(String text) {
    return text.matches("(?i)https?://.*");
  }

  /**
   * Opens a container by its URL: with the signature it carries, the published key for the
   * emulator, or else the identity this process runs under.
   *
   * @param url {@code https://account.blob.core.windows.net/container}, perhaps with a SAS, or
   *     {@code http://127.0.0.1:port/devstoreaccount1/container}
   * @throws InvalidInputException when it is none; the message holds no signature
   */
  public static BlobVaultStore open(String url) {
    int query = url.indexOf('?');
    String place = query < 0 ? url : url.substring(0, query);
    BlobUrlParts parts = parse(place);
    requireSafe(place, parts);
    Credentials credentials =
        query < 0 ? credentials(parts) : Credentials.signature(url.substring(query + 1));
    BlobServiceClient service =
        StorageAccount.blobs(endpoint(place, parts), credentials, Retries.PATIENT);
    return new BlobVaultStore(service.getBlobContainerClient(parts.getBlobContainerName()));
  }

  /** Opens a container of an account. */
  public static BlobVaultStore open(StorageAccount account, String container) {
    BlobContainerClient client = account.blobs().getBlobContainerClient(container);
    return new BlobVaultStore(client);
  }

  private static Credentials credentials(BlobUrlParts parts) {
    return Emulator.ACCOUNT.equals(parts.getAccountName())
        ? Credentials.emulator()
        : Credentials.identity(Optional.empty());
  }

  private static BlobUrlParts parse(String place) {
    try {
      URI.create(place);
      BlobUrlParts parts = BlobUrlParts.parse(place);
      if (isContainer(parts)) {
        return parts;
      }
    } catch (IllegalArgumentException e) {
      throw notAContainer(place, e);
    }
    throw notAContainer(place, new IllegalArgumentException("not a container"));
  }

  private static boolean isContainer(BlobUrlParts parts) {
    String container = parts.getBlobContainerName();
    String blob = parts.getBlobName();
    return container != null && !container.isEmpty() && (blob == null || blob.isEmpty());
  }

  private static InvalidInputException notAContainer(String place, RuntimeException cause) {
    return new InvalidInputException(
        place
            + " is not the URL of a container; expected"
            + " https://account.blob.core.windows.net/container",
        cause);
  }

  private static void requireSafe(String place, BlobUrlParts parts) {
    String host = parts.getHost().replaceFirst(":\\d+$", "");
    if (!"https".equals(parts.getScheme()) && !THIS_MACHINE.contains(host)) {
      throw new InvalidInputException(
          place
              + " would send data and rights in the clear; use https (http is for 127.0.0.1 only)");
    }
  }

  private static URI endpoint(String place, BlobUrlParts parts) {
    String path = place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
    return URI.create(path.substring(0, path.length() - parts.getBlobContainerName().length() - 1));
  }
}
