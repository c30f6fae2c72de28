package dev.vaultline.local.join;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.azurite.AzuriteEndpoints;
import dev.vaultline.local.fault.LocalHostException;
import java.net.URI;
import java.util.Optional;

/**
 * What a host tells those who want to work for it. It holds no secret: of a real storage account
 * nothing is told, and Azurite's key is known to everybody.
 *
 * @param hubPort of the task hub on 127.0.0.1
 * @param httpPort of the HTTP functions on 127.0.0.1
 * @param azurite the storage; empty when it is an account that the worker has to know by itself
 */
public record Invitation(int hubPort, int httpPort, Optional<AzuriteEndpoints> azurite) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The JSON that a host answers. */
  public String encode() {
    ObjectNode json = JSON.createObjectNode().put("hubPort", hubPort).put("httpPort", httpPort);
    azurite.ifPresent(
        storage ->
            json.putObject("azurite")
                .put("blob", storage.blob().toString())
                .put("queue", storage.queue().toString())
                .put("table", storage.table().toString()));
    return json.toString();
  }

  /**
   * Reads what a host answered.
   *
   * @throws LocalHostException when it is no invitation
   */
  static Invitation decode(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return new Invitation(
          port(json, "hubPort"),
          port(json, "httpPort"),
          Optional.ofNullable(json.get("azurite")).map(Invitation::decodeAzurite));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new LocalHostException("The answer of the first host is not understood: " + e, e);
    }
  }

  private static int port(JsonNode json, String field) {
    int port = json.path(field).asInt();
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(field + " is " + json.get(field) + "; expected a port");
    }
    return port;
  }

  private static AzuriteEndpoints decodeAzurite(JsonNode json) {
    return new AzuriteEndpoints(
        URI.create(json.path("blob").asText()),
        URI.create(json.path("queue").asText()),
        URI.create(json.path("table").asText()));
  }
}
