package dev.vaultline.azure.account;

import dev.vaultline.engine.InvalidInputException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a connection string. Messages about it never hold one of its values. */
final class ConnectionString {
  private static final String EXPECTED =
      "; expected e.g. DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…, as the portal shows it";
  private static final Map<String, Integer> EMULATOR_PORTS =
      Map.of("Blob", 10_000, "Queue", 10_001, "Table", 10_002);

  private final Map<String, String> parts;

  private ConnectionString(Map<String, String> parts) {
    this.parts = parts;
  }

  static ConnectionString parse(String text) {
    Map<String, String> parts = new HashMap<>();
    for (String part : text.split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parts.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      } else if (!part.isBlank()) {
        throw new InvalidInputException(
            "the connection string is not a list of name=value" + EXPECTED);
      }
    }
    return new ConnectionString(parts);
  }

  Credentials credentials() {
    if (isEmulator()) {
      return Credentials.emulator();
    }
    @Nullable String signature = parts.get("SharedAccessSignature");
    if (signature != null) {
      return Credentials.signature(signature);
    }
    return Credentials.key(require("AccountName"), require("AccountKey"));
  }

  /**
   * The endpoint of a service.
   *
   * @param service {@code Blob}, {@code Queue} or {@code Table}
   */
  URI endpoint(String service) {
    if (isEmulator()) {
      return URI.create("http://127.0.0.1:" + EMULATOR_PORTS.get(service) + "/" + Emulator.ACCOUNT);
    }
    @Nullable String endpoint = parts.get(service + "Endpoint");
    if (endpoint == null) {
      endpoint =
          parts.getOrDefault("DefaultEndpointsProtocol", "https")
              + "://"
              + require("AccountName")
              + "."
              + service.toLowerCase(Locale.ROOT)
              + "."
              + parts.getOrDefault("EndpointSuffix", "core.windows.net");
    }
    try {
      return URI.create(endpoint);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "the connection string's " + service + "Endpoint is no URL" + EXPECTED, e);
    }
  }

  private boolean isEmulator() {
    return "true".equalsIgnoreCase(parts.get("UseDevelopmentStorage"));
  }

  private String require(String name) {
    @Nullable String value = parts.get(name);
    if (value == null || value.isEmpty()) {
      throw new InvalidInputException("the connection string lacks " + name + EXPECTED);
    }
    return value;
  }
}
