package dev.vaultline.local.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.vaultline.local.app.HttpBody;
import dev.vaultline.local.app.HttpRequestData;
import dev.vaultline.local.app.HttpResponseData;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request and its response on the wire. */
final class Exchange {
  /** The Azure host's limit for a request. */
  static final int MAX_BODY_BYTES = 100 * 1024 * 1024;

  private final HttpExchange exchange;

  Exchange(HttpExchange exchange) {
    this.exchange = exchange;
  }

  /** The request; empty when its body is over the limit. */
  Optional<HttpRequestData> read() throws IOException {
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readNBytes(MAX_BODY_BYTES + 1);
    }
    if (body.length > MAX_BODY_BYTES) {
      return Optional.empty();
    }
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    URI path = exchange.getRequestURI();
    String authority =
        headers.getOrDefault("host", "localhost:" + exchange.getLocalAddress().getPort());
    URI uri = URI.create("http://" + authority).resolve(path);
    return Optional.of(
        new HttpRequestData(
            exchange.getRequestMethod(),
            uri,
            headers,
            Paths.query(path),
            Map.of(),
            HttpBody.of(body)));
  }

  void write(HttpResponseData response) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    response.headers().forEach(headers::set);
    response
        .contentType()
        .filter(type -> !headers.containsKey("Content-Type"))
        .ifPresent(type -> headers.set("Content-Type", type));
    byte[] body = response.body().bytes();
    boolean sendBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.status(), sendBody ? body.length : -1);
    if (sendBody) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  void close() {
    exchange.close();
  }
}
