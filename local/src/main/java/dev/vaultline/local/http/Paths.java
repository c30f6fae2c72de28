package dev.vaultline.local.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Paths and queries taken apart. */
final class Paths {
  private Paths() {}

  /** The parts between slashes; slashes at either end do not count. */
  static List<String> segments(String path) {
    return Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
  }

  /** The decoded segments of an address; a coded slash stays within its segment. */
  static List<String> segments(URI uri) {
    // A plus is an ordinary character in a path.
    return segments(uri.getRawPath()).stream()
        .map(part -> decode(part.replace("+", "%2B")))
        .toList();
  }

  /** The decoded parameters of a query; of repeated ones the last. */
  static Map<String, String> query(URI uri) {
    Map<String, String> parameters = new LinkedHashMap<>();
    String query = uri.getRawQuery();
    if (query == null) {
      return parameters;
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      if (!name.isEmpty()) {
        parameters.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
