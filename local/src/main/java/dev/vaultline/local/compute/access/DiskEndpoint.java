package dev.vaultline.local.compute.access;

import com.sun.net.httpserver.HttpExchange;
import dev.vaultline.local.compute.fault.SlowDisk;
import dev.vaultline.local.compute.page.PageBlobs;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Content;
import dev.vaultline.local.compute.store.Resource;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data plane: what a client of page blobs does at the address of a disk or snapshot. */
public final class DiskEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(DiskEndpoint.class);

  /** Bytes with the grant that opened them. */
  record Opened(Grant grant, Resource resource, Content content) {}

  private final ComputeStore store;
  private final Grants grants;
  private final SlowDisk slow;
  private final PageReads reads;
  private final PageWrites writes;

  public DiskEndpoint(ComputeStore store, Grants grants, SlowDisk slow, PageBlobs blobs) {
    this.store = store;
    this.grants = grants;
    this.slow = slow;
    this.reads = new PageReads(blobs);
    this.writes = new PageWrites(blobs);
  }

  /** Answers a request whose path begins with {@code /disk/}. */
  public void handle(HttpExchange exchange, Map<String, String> query) throws IOException {
    BlobRequest request =
        new BlobRequest(exchange, token(exchange.getRequestURI().getPath()), query);
    try {
      answer(request, open(request.token(), query.getOrDefault("sig", "")));
    } catch (BlobRefusal refused) {
      BlobAnswer.refuse(exchange, refused);
    } catch (RuntimeException e) {
      if (!PageBlobs.gone(e)) {
        LOG.warn("A request to the bytes of a disk failed", e);
        throw e;
      }
      BlobAnswer.refuse(
          exchange, new BlobRefusal(404, "BlobNotFound", "The specified blob does not exist."));
    }
  }

  private void answer(BlobRequest request, Opened opened) throws IOException {
    switch (request.method() + " " + request.comp()) {
      case "GET " -> {
        slow.awaitRead();
        reads.bytes(request, opened);
      }
      case "HEAD " -> reads.properties(request, opened);
      case "GET pagelist" -> pageList(request, opened);
      case "PUT page" -> writes.page(request, opened);
      default ->
          throw new BlobRefusal(
              405, "UnsupportedHttpVerb", "The emulator does not offer this to disks.");
    }
  }

  private void pageList(BlobRequest request, Opened opened) throws IOException {
    var previous = request.header("x-ms-previous-snapshot-url");
    if (previous.isEmpty()) {
      reads.ranges(request, opened);
      return;
    }
    URI url = URI.create(previous.get());
    String sig = QueryText.parse(url.getRawQuery()).getOrDefault("sig", "");
    Opened base = open(token(url.getPath()), sig);
    Families.require(base, opened);
    reads.changes(request, base, opened);
  }

  private Opened open(String token, String sig) {
    return store.transact(
        () -> {
          Grant grant = grants.byToken(token).orElseThrow(BlobRefusal::authentication);
          if (!grants.fits(grant, sig)) {
            throw BlobRefusal.authentication();
          }
          Resource resource =
              store
                  .find(grant.resource())
                  .orElseThrow(
                      () ->
                          new BlobRefusal(
                              404, "BlobNotFound", "The specified blob does not exist."));
          return new Opened(grant, resource, resource.content().orElseThrow());
        });
  }

  private static String token(String path) {
    String[] parts = path.split("/", -1);
    return parts.length == 4 ? parts[2] : "";
  }
}
