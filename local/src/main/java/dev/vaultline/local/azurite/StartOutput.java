package dev.vaultline.local.azurite;

import java.net.URI;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Azurite's first lines say: where it listens, or which port it could not have. */
final class StartOutput {
  private enum Service {
    BLOB,
    QUEUE,
    TABLE
  }

  private static final Pattern LISTENING =
      Pattern.compile(
          "Azurite (Blob|Queue|Table) service is successfully listening at (http://\\S+)");
  private static final Pattern PORT_IN_USE = Pattern.compile("EADDRINUSE.*?:(\\d+)\\b");

  private final Map<Service, URI> listening = new EnumMap<>(Service.class);
  private OptionalInt portInUse = OptionalInt.empty();

  void read(String line) {
    Matcher matcher = LISTENING.matcher(line);
    if (matcher.find()) {
      listening.put(
          Service.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), URI.create(matcher.group(2)));
    }
    Matcher inUse = PORT_IN_USE.matcher(line);
    if (inUse.find()) {
      portInUse = OptionalInt.of(Integer.parseInt(inUse.group(1)));
    }
  }

  /** Present when all three services listen. */
  Optional<AzuriteEndpoints> endpoints() {
    URI blob = listening.get(Service.BLOB);
    URI queue = listening.get(Service.QUEUE);
    URI table = listening.get(Service.TABLE);
    return blob == null || queue == null || table == null
        ? Optional.empty()
        : Optional.of(new AzuriteEndpoints(blob, queue, table));
  }

  OptionalInt portInUse() {
    return portInUse;
  }
}
