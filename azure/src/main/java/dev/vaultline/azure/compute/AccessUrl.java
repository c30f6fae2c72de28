package dev.vaultline.azure.compute;

import dev.vaultline.engine.InvalidInputException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The URL under which the content of a disk or snapshot can be read or written by whoever knows it:
 * a secret. Its text shows no more than where it leads. It is asked for anew where it is needed,
 * never kept in a table, a message or a history.
 *
 * @param value the whole URL, its signature included
 */
public record AccessUrl(String value) {

  public AccessUrl {
    if (!value.matches("https?://[^?#\\s]+\\?[^#\\s]+")) {
      throw new InvalidInputException(
          "the access that Azure granted is no signed URL; expected https://…?…");
    }
  }

  /** When it stops working, as far as it says so itself. */
  public Optional<Instant> expiry() {
    return Arrays.stream(value.substring(value.indexOf('?') + 1).split("&", -1))
        .filter(parameter -> parameter.startsWith("se="))
        .findFirst()
        .flatMap(parameter -> instant(parameter.substring("se=".length())));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(URLDecoder.decode(text, StandardCharsets.UTF_8)));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The URL without its query. */
  public URI place() {
    return URI.create(value.substring(0, value.indexOf('?')));
  }

  @Override
  public String toString() {
    return place() + "?(signature)";
  }
}
