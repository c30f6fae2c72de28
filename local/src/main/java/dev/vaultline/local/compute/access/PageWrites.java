package dev.vaultline.local.compute.access;

import com.sun.net.httpserver.HttpExchange;
import dev.vaultline.local.compute.page.PageBlobs;
import java.io.IOException;
import java.util.Locale;

/** Writes pages of a disk that is being uploaded. */
final class PageWrites {
  /** The most that Azure takes in one request. */
  private static final int MOST_BYTES = 4 << 20;

  private final PageBlobs blobs;

  PageWrites(PageBlobs blobs) {
    this.blobs = blobs;
  }

  void page(BlobRequest request, DiskEndpoint.Opened opened) throws IOException {
    if (!opened.grant().write()) {
      throw new BlobRefusal(
          403,
          "AuthorizationPermissionMismatch",
          "This request is not authorized to perform this operation using this permission.");
    }
    BlobRequest.ByteRange range =
        request
            .range(opened.content().size())
            .orElseThrow(
                () ->
                    new BlobRefusal(
                        400, "MissingRequiredHeader", "The header x-ms-range is missing."));
    if (!range.aligned()) {
      throw BlobRefusal.range("The page range is not made of whole pages of 512 bytes.");
    }
    switch (request.header("x-ms-page-write").orElse("").toLowerCase(Locale.ROOT)) {
      case "update" -> update(request, opened, range);
      case "clear" -> blobs.clear(opened.content().blob(), range.pages());
      default ->
          throw new BlobRefusal(
              400, "InvalidHeaderValue", "The header x-ms-page-write is update or clear.");
    }
    HttpExchange exchange = request.exchange();
    BlobAnswer.describe(exchange, opened);
    exchange.getResponseHeaders().set("x-ms-request-server-encrypted", "true");
    exchange.sendResponseHeaders(201, -1);
  }

  private void update(BlobRequest request, DiskEndpoint.Opened opened, BlobRequest.ByteRange range)
      throws IOException {
    if (range.length() > MOST_BYTES) {
      throw new BlobRefusal(
          413,
          "RequestBodyTooLarge",
          "The request body is too large and exceeds the maximum permissible limit of 4194304"
              + " bytes.");
    }
    byte[] bytes = request.exchange().getRequestBody().readNBytes(MOST_BYTES + 1);
    if (bytes.length != range.length()) {
      throw new BlobRefusal(
          400,
          "InvalidPageRange",
          "The body has " + bytes.length + " bytes, the range " + range.length() + ".");
    }
    blobs.write(opened.content().blob(), range.first(), bytes);
  }
}
