package dev.vaultline.azure.compute.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Listings that Azure answers page by page, each with the URL of the next. */
public final class Pages {
  private Pages() {}

  /** What a listing holds; pages are asked for as the stream is read. */
  public static Stream<JsonNode> of(ArmConnection connection, ArmRequest first) {
    return Stream.iterate(
            Optional.of(connection.get(first)),
            Optional::isPresent,
            page -> page.flatMap(found -> next(connection, first, found)))
        .flatMap(page -> page.stream().flatMap(found -> items(found.path("value"))));
  }

  private static Optional<JsonNode> next(
      ArmConnection connection, ArmRequest first, JsonNode page) {
    String link = page.path("nextLink").asText("");
    return link.isEmpty()
        ? Optional.empty()
        : Optional.of(connection.get(ArmRequest.follow(first.operation(), link, first.subject())));
  }

  private static Stream<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
