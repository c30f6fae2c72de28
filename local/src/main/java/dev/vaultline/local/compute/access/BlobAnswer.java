package dev.vaultline.local.compute.access;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Answers as Azure Storage gives them. */
final class BlobAnswer {
  private BlobAnswer() {}

  /** Sets the headers that all answers about a blob have. */
  static void describe(HttpExchange exchange, DiskEndpoint.Opened opened) {
    Headers headers = exchange.getResponseHeaders();
    String time = opened.resource().text("timeCreated");
    Instant created = time.isEmpty() ? Instant.EPOCH : Instant.parse(time);
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(created.atOffset(ZoneOffset.UTC));
    headers.set("Last-Modified", date);
    headers.set("x-ms-creation-time", date);
    headers.set("ETag", "\"" + opened.grant().token() + "\"");
    headers.set("Accept-Ranges", "bytes");
    headers.set("x-ms-blob-type", "PageBlob");
    headers.set("x-ms-blob-sequence-number", "0");
    headers.set("x-ms-blob-content-length", Long.toString(opened.content().size()));
    headers.set("x-ms-lease-status", "unlocked");
    headers.set("x-ms-lease-state", "available");
    headers.set("x-ms-server-encrypted", "true");
    version(headers);
  }

  private static void version(Headers headers) {
    headers.set("x-ms-version", "2021-08-06");
  }

  static void xml(HttpExchange exchange, int status, String xml) throws IOException {
    byte[] body = xml.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  static void refuse(HttpExchange exchange, BlobRefusal refused) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("x-ms-error-code", refused.code());
    version(headers);
    xml(exchange, refused.status(), refused.xml());
  }
}
