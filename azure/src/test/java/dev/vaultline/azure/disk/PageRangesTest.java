package dev.vaultline.azure.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.blob.specialized.PageBlobClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vaultline.azure.account.Credentials;
import dev.vaultline.azure.account.Retries;
import dev.vaultline.azure.account.StorageAccount;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.disk.Extent;
import dev.vaultline.engine.disk.Extent.Kind;
import dev.vaultline.engine.store.StoreUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Against a service that answers differences as Azure does, which the emulator cannot: a server
 * that speaks the few requests a disk is read with.
 */
class PageRangesTest {
  private static final long GIB = 1L << 30;
  private static final long SIZE = 256 * GIB;
  private static final String BASE = "2026-11-20T01:00:00.0000000Z";
  private static final String NOW = "2026-11-21T01:00:00.0000000Z";
  private static final Retries ONE_TRY =
      new Retries(1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(10));

  private final List<ByteRange> asked = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private String pages = "";
  private String baseAnswer = "";
  private long longestAnswerable = Long.MAX_VALUE;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    try (exchange) {
      if (exchange.getRequestMethod().equals("HEAD")) {
        answerProperties(exchange, query.contains(BASE));
      } else if (query.contains("comp=pagelist")) {
        assertThat(query).contains("prevsnapshot=" + BASE).contains("snapshot=" + NOW);
        answerPages(exchange);
      }
    }
  }

  private void answerProperties(HttpExchange exchange, boolean base) throws IOException {
    if (base && !baseAnswer.isEmpty()) {
      exchange.getResponseHeaders().add("x-ms-error-code", baseAnswer);
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    exchange.getResponseHeaders().add("x-ms-blob-type", "PageBlob");
    exchange.getResponseHeaders().add("Content-Length", Long.toString(SIZE));
    exchange.getResponseHeaders().add("ETag", "\"1\"");
    exchange.getResponseHeaders().add("Last-Modified", "Sat, 21 Nov 2026 01:00:00 GMT");
    exchange.sendResponseHeaders(200, -1);
  }

  private void answerPages(HttpExchange exchange) throws IOException {
    String[] range =
        exchange
            .getRequestHeaders()
            .getFirst("x-ms-range")
            .substring("bytes=".length())
            .split("-", -1);
    ByteRange window = ByteRange.between(Long.parseLong(range[0]), Long.parseLong(range[1]) + 1);
    asked.add(window);
    boolean inTime = window.length() <= longestAnswerable;
    String body = inTime ? "<PageList>" + pages + "</PageList>" : "";
    if (!inTime) {
      exchange.getResponseHeaders().add("x-ms-error-code", "OperationTimedOut");
    }
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/xml");
    exchange.sendResponseHeaders(inTime ? 200 : 500, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private DiskSource open() {
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/realaccount");
    PageBlobClient blob =
        StorageAccount.blobs(endpoint, Credentials.key("realaccount", "a2V5"), ONE_TRY)
            .getBlobContainerClient("disks")
            .getBlobClient("os", NOW)
            .getPageBlobClient();
    DiskIdentity parent = new DiskIdentity(endpoint + "/disks/os", BASE, SIZE, 512);
    return PageBlobDiskSource.open(blob, Optional.of(parent), DiffTrust.TRUSTED);
  }

  private static String page(String kind, long start, long end) {
    return "<" + kind + "><Start>" + start + "</Start><End>" + (end - 1) + "</End></" + kind + ">";
  }

  private static Extent extent(long start, long end, Kind kind) {
    return new Extent(ByteRange.between(start, end), kind);
  }

  @Test
  void keeps_written_and_cleared_pages_apart_however_they_are_mixed() {
    pages =
        page("PageRange", 512, 1_024)
            + page("ClearRange", 1_024, 2_048)
            + page("PageRange", 4_096, 8_192)
            + page("ClearRange", 8_192, 8_704)
            + page("ClearRange", 16_384, 20_480)
            + page("PageRange", 20_480, 20_992);

    try (DiskSource source = open()) {
      assertThat(source.coverage().baseSnapshot()).contains(BASE);
      assertThat(source.extents(new ByteRange(0, 32_768)))
          .isEqualTo(
              List.of(
                  extent(0, 512, Kind.UNCHANGED),
                  extent(512, 1_024, Kind.DATA),
                  extent(1_024, 2_048, Kind.ZERO),
                  extent(2_048, 4_096, Kind.UNCHANGED),
                  extent(4_096, 8_192, Kind.DATA),
                  extent(8_192, 8_704, Kind.ZERO),
                  extent(8_704, 16_384, Kind.UNCHANGED),
                  extent(16_384, 20_480, Kind.ZERO),
                  extent(20_480, 20_992, Kind.DATA),
                  extent(20_992, 32_768, Kind.UNCHANGED)));
    }
  }

  @Test
  void asks_in_smaller_windows_when_the_service_runs_out_of_time() {
    longestAnswerable = 20 * GIB;

    try (DiskSource source = open()) {
      asked.clear();
      assertThat(source.extents(new ByteRange(0, 100 * GIB)))
          .containsExactly(extent(0, 100 * GIB, Kind.UNCHANGED));
    }

    assertThat(asked)
        .startsWith(
            new ByteRange(0, 64 * GIB), new ByteRange(0, 32 * GIB), new ByteRange(0, 16 * GIB))
        .endsWith(ByteRange.between(96 * GIB, 100 * GIB))
        .hasSize(2 + 7);
  }

  @Test
  void gives_up_when_even_small_windows_take_too_long() {
    try (DiskSource source = open()) {
      longestAnswerable = 1_024;
      ByteRange window = new ByteRange(0, GIB);

      assertThatThrownBy(() -> source.extents(window))
          .isInstanceOfSatisfying(
              StoreUnavailableException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.RETRY))
          .hasMessageContaining("OperationTimedOut");
    }
  }

  @Test
  void reads_everything_when_the_base_snapshot_is_gone() {
    baseAnswer = "BlobNotFound";

    try (DiskSource source = open()) {
      assertThat(source.coverage().baseSnapshot()).isEmpty();
      assertThat(source.coverage().reason()).contains("snapshot " + BASE).contains("is gone");
    }
  }
}
