package dev.vaultline.azure.disk;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobUrlParts;
import com.azure.storage.blob.specialized.PageBlobClient;
import dev.vaultline.azure.account.StorageAccount;
import dev.vaultline.engine.InvalidInputException;
import java.net.URI;

/** Finds the page blobs that people name by URL. */
public final class PageBlobs {
  private final StorageAccount account;

  /**
   * @param account whose rights are used; those of an identity for disks of other accounts too
   */
  public PageBlobs(StorageAccount account) {
    this.account = account;
  }

  /**
   * The page blob of a URL, which need not exist.
   *
   * @throws InvalidInputException when it is no URL of a blob, or of an account that these rights
   *     do not reach
   */
  public PageBlobClient at(String url) {
    BlobUrlParts parts = parse(url);
    return container(url, parts).getBlobClient(parts.getBlobName()).getPageBlobClient();
  }

  /** A snapshot of the page blob of a URL; it need not exist. */
  public PageBlobClient snapshotAt(String url, String snapshot) {
    BlobUrlParts parts = parse(url);
    return container(url, parts).getBlobClient(parts.getBlobName(), snapshot).getPageBlobClient();
  }

  /** The container of a blob's URL. */
  BlobContainerClient containerOf(String url) {
    return container(url, parse(url));
  }

  private BlobContainerClient container(String url, BlobUrlParts parts) {
    String host = parts.getScheme() + "://" + parts.getHost();
    // An emulator's URL names the account in its path.
    String withAccount = host + "/" + parts.getAccountName();
    URI endpoint = URI.create(url.startsWith(withAccount + "/") ? withAccount : host);
    return account.blobsAt(endpoint).getBlobContainerClient(parts.getBlobContainerName());
  }

  private static BlobUrlParts parse(String url) {
    try {
      BlobUrlParts parts = BlobUrlParts.parse(URI.create(url).toString());
      if (parts.getBlobName() != null && !parts.getBlobName().isEmpty()) {
        return parts;
      }
    } catch (IllegalArgumentException e) {
      throw notABlob(url, e);
    }
    throw notABlob(url, new IllegalArgumentException("not a blob"));
  }

  private static InvalidInputException notABlob(String url, RuntimeException cause) {
    int query = url.indexOf('?');
    return new InvalidInputException(
        (query < 0 ? url : url.substring(0, query))
            + " is not the URL of a page blob; expected"
            + " https://account.blob.core.windows.net/container/blob",
        cause);
  }
}
