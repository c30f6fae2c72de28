package dev.vaultline.local.compute.access;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.vaultline.local.compute.page.Extent;
import dev.vaultline.local.compute.page.PageBlobs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the bytes of a disk and says which were written. */
final class PageReads {
  /** Read from the storage account at a time, so that memory does not grow with the request. */
  private static final long PIECE = 4L << 20;

  private final PageBlobs blobs;
  private final ChangedRanges changes;

  PageReads(PageBlobs blobs) {
    this.blobs = blobs;
    this.changes = new ChangedRanges(blobs);
  }

  void properties(BlobRequest request, DiskEndpoint.Opened opened) throws IOException {
    requireRead(opened);
    HttpExchange exchange = request.exchange();
    BlobAnswer.describe(exchange, opened);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/octet-stream");
    headers.set("Content-Length", Long.toString(opened.content().size()));
    exchange.sendResponseHeaders(200, -1);
  }

  void bytes(BlobRequest request, DiskEndpoint.Opened opened) throws IOException {
    requireRead(opened);
    long size = opened.content().size();
    Optional<BlobRequest.ByteRange> asked = request.range(size);
    BlobRequest.ByteRange range = asked.orElse(new BlobRequest.ByteRange(0, size - 1));
    // The first piece before the head: what is gone is still a 404 then.
    long at = range.pages().offset();
    byte[] piece = piece(opened, at, range.pages().end());
    HttpExchange exchange = request.exchange();
    BlobAnswer.describe(exchange, opened);
    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(range.first(), range.last(), size));
    exchange.sendResponseHeaders(asked.isPresent() ? 206 : 200, range.length());
    OutputStream out = exchange.getResponseBody();
    while (true) {
      int from = (int) (Math.max(range.first(), at) - at);
      int to = (int) (Math.min(range.last() + 1, at + piece.length) - at);
      out.write(piece, from, to - from);
      at += piece.length;
      if (at >= range.pages().end()) {
        return;
      }
      piece = piece(opened, at, range.pages().end());
    }
  }

  private byte[] piece(DiskEndpoint.Opened opened, long at, long end) {
    Extent extent = Extent.between(at, Math.min(at + PIECE, end));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) extent.length());
    blobs.read(opened.content(), extent, bytes);
    return bytes.toByteArray();
  }

  void ranges(BlobRequest request, DiskEndpoint.Opened opened) throws IOException {
    list(
        request,
        opened,
        window ->
            blobs.extents(opened.content(), window).stream()
                .<PageListEntry>map(PageListEntry.Page::new)
                .toList());
  }

  void changes(BlobRequest request, DiskEndpoint.Opened base, DiskEndpoint.Opened opened)
      throws IOException {
    list(request, opened, window -> changes.between(base.content(), opened.content(), window));
  }

  private static void list(
      BlobRequest request,
      DiskEndpoint.Opened opened,
      Function<Extent, List<PageListEntry>> entries)
      throws IOException {
    requireRead(opened);
    Optional<Extent> window = request.window(opened.content().size());
    String xml = PageListXml.of(window.map(entries).orElse(List.of()), request.most());
    BlobAnswer.describe(request.exchange(), opened);
    BlobAnswer.xml(request.exchange(), 200, xml);
  }

  private static void requireRead(DiskEndpoint.Opened opened) {
    // A signature to write can be read with as well: so an upload can be checked.
    if (opened.content().size() <= 0) {
      throw BlobRefusal.range("The disk has no bytes.");
    }
  }
}
