package dev.vaultline.local.compute.access;

import com.sun.net.httpserver.HttpExchange;
import dev.vaultline.local.compute.page.Extent;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a request to the bytes of a disk. */
record BlobRequest(HttpExchange exchange, String token, Map<String, String> query) {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})?");

  String method() {
    return exchange.getRequestMethod();
  }

  String comp() {
    return query.getOrDefault("comp", "");
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /**
   * The first and last byte that the caller means; empty when it means all.
   *
   * @param size bytes that there are
   * @throws BlobRefusal 416 when there are no such bytes
   */
  Optional<ByteRange> range(long size) {
    return header("x-ms-range").or(() -> header("Range")).map(text -> range(text, size));
  }

  private static ByteRange range(String text, long size) {
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches()) {
      throw new BlobRefusal(400, "InvalidHeaderValue", "The range " + text + " is none.");
    }
    long first = Long.parseLong(matcher.group(1));
    long last = matcher.group(2) == null ? size - 1 : Long.parseLong(matcher.group(2));
    if (first >= size || last < first) {
      throw new BlobRefusal(416, "InvalidRange", "The range specified is invalid: " + text + ".");
    }
    return new ByteRange(first, Math.min(last, size - 1));
  }

  /** Where to look for page ranges: what the caller means, after what it has. */
  Optional<Extent> window(long size) {
    ByteRange range = range(size).orElse(new ByteRange(0, size - 1));
    long marker = Optional.ofNullable(query.get("marker")).map(BlobRequest::number).orElse(0L);
    long from = Math.max(range.pages().offset(), marker / Extent.PAGE * Extent.PAGE);
    long to = range.pages().end();
    return from < to ? Optional.of(Extent.between(from, to)) : Optional.empty();
  }

  int most() {
    return Optional.ofNullable(query.get("maxresults"))
        .map(text -> (int) Math.min(Integer.MAX_VALUE, Math.max(1, number(text))))
        .orElse(Integer.MAX_VALUE);
  }

  private static long number(String text) {
    try {
      return text.isEmpty() ? 0 : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new BlobRefusal(400, "InvalidQueryParameterValue", "Expected a number: " + text);
    }
  }

  /** Bytes from a first to a last, both included. */
  record ByteRange(long first, long last) {
    long length() {
      return last - first + 1;
    }

    /** The whole pages around them. */
    Extent pages() {
      long from = first / Extent.PAGE * Extent.PAGE;
      return Extent.between(from, (last / Extent.PAGE + 1) * Extent.PAGE);
    }

    boolean aligned() {
      return first % Extent.PAGE == 0 && length() % Extent.PAGE == 0;
    }
  }
}
