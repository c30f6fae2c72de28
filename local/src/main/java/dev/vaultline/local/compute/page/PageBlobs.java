package dev.vaultline.local.compute.page;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.DeleteSnapshotsOptionType;
import com.azure.storage.blob.models.PageRange;
import com.azure.storage.blob.options.BlobBeginCopyOptions;
import com.azure.storage.blob.options.ListPageRangesOptions;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.blob.specialized.PageBlobClient;
import com.azure.storage.common.sas.AccountSasPermission;
import com.azure.storage.common.sas.AccountSasResourceType;
import com.azure.storage.common.sas.AccountSasService;
import com.azure.storage.common.sas.AccountSasSignatureValues;
import dev.vaultline.local.compute.store.Content;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The page blobs behind disks and snapshots, all in one container of the storage account. */
public final class PageBlobs {
  private static final String CONTAINER = "emulated-disks";
  private static final Duration COPY_POLL = Duration.ofMillis(50);
  private static final OffsetDateTime SAS_END =
      OffsetDateTime.of(2099, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final BlobServiceClient service;
  private final BlobContainerClient container;

  private PageBlobs(BlobServiceClient service, BlobContainerClient container) {
    this.service = service;
    this.container = container;
  }

  /**
   * Those of an account; makes the container.
   *
   * @param connectionString how to reach the account; a secret
   */
  public static PageBlobs of(String connectionString) {
    BlobServiceClient service =
        new BlobServiceClientBuilder()
            .connectionString(connectionString)
            .httpClient(new JdkHttpClientBuilder().build())
            .buildClient();
    BlobContainerClient container = service.getBlobContainerClient(CONTAINER);
    container.createIfNotExists();
    return new PageBlobs(service, container);
  }

  /**
   * Makes a blob of zeros.
   *
   * @param size in bytes, a multiple of 512
   */
  public Content create(String blob, long size) {
    live(blob).create(size, true);
    return new Content(blob, Optional.empty(), size);
  }

  /** Keeps what a blob holds now; costs nothing until the blob changes. */
  public Content snapshot(Content live) {
    String id = live(live.blob()).createSnapshot().getSnapshotId();
    return new Content(live.blob(), Optional.of(id), live.size());
  }

  /** Copies content into a blob of its own. */
  public Content copy(Content source, String blob) {
    String url = client(source).getBlobUrl();
    String readable = url + (url.contains("?") ? "&" : "?") + accountSas();
    live(blob)
        .beginCopy(new BlobBeginCopyOptions(readable).setPollInterval(COPY_POLL))
        .waitForCompletion();
    return new Content(blob, Optional.empty(), source.size());
  }

  public Content resize(Content live, long size) {
    live(live.blob()).resize(size);
    return new Content(live.blob(), Optional.empty(), size);
  }

  /** Deletes a snapshot of a blob; nothing happens when it is gone already. */
  public void deleteSnapshot(Content content) {
    if (content.snapshot().isPresent()) {
      client(content).deleteIfExists();
    }
  }

  /** Deletes a blob with its snapshots. */
  public void deleteBlob(String blob) {
    live(blob)
        .deleteIfExistsWithResponse(DeleteSnapshotsOptionType.INCLUDE, null, null, Context.NONE);
  }

  /** Whether the bytes are still there. */
  public boolean exists(Content content) {
    return client(content).exists();
  }

  public void read(Content content, Extent extent, OutputStream to) {
    BlobRange range = new BlobRange(extent.offset(), extent.length());
    client(content).downloadStreamWithResponse(to, range, null, null, false, null, Context.NONE);
  }

  /** The ranges that were written, in order and without gaps between neighbours. */
  public List<Extent> extents(Content content, Extent window) {
    BlobRange range = new BlobRange(window.offset(), window.length());
    return Extents.within(
        client(content)
            .listPageRanges(new ListPageRangesOptions(range), null, Context.NONE)
            .stream()
            .map(item -> item.getRange())
            .map(found -> Extent.between(found.getOffset(), found.getOffset() + found.getLength()))
            .toList(),
        window);
  }

  public void write(String blob, long offset, byte[] bytes) {
    PageRange range = new PageRange().setStart(offset).setEnd(offset + bytes.length - 1);
    live(blob).uploadPages(range, new ByteArrayInputStream(bytes));
  }

  public void clear(String blob, Extent extent) {
    live(blob).clearPages(new PageRange().setStart(extent.offset()).setEnd(extent.end() - 1));
  }

  /** An address at which a blob can be read and written until the account's key changes. */
  public URI writable(String blob) {
    return URI.create(live(blob).getBlobUrl() + "?" + guestSas());
  }

  /** Azurite takes signatures of snapshots or of the account for snapshots, none of containers. */
  private String accountSas() {
    return service.generateAccountSas(
        new AccountSasSignatureValues(
            SAS_END,
            AccountSasPermission.parse("r"),
            AccountSasService.parse("b"),
            AccountSasResourceType.parse("o")));
  }

  private String guestSas() {
    return container.generateSas(
        new BlobServiceSasSignatureValues(SAS_END, BlobContainerSasPermission.parse("rw")));
  }

  private PageBlobClient live(String blob) {
    return container.getBlobClient(blob).getPageBlobClient();
  }

  private PageBlobClient client(Content content) {
    return content
        .snapshot()
        .map(id -> container.getBlobClient(content.blob(), id).getPageBlobClient())
        .orElseGet(() -> live(content.blob()));
  }

  /** Whether a failure says that the bytes are gone. */
  public static boolean gone(RuntimeException failure) {
    return failure instanceof BlobStorageException storage && storage.getStatusCode() == 404;
  }
}
