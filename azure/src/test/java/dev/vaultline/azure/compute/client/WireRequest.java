package dev.vaultline.azure.compute.client;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What matters of a request on the wire. The order of parameters and of fields does not, nor do two
 * things that the official library does: it spells {@code resourcegroups} small, which Azure does
 * not tell apart, and insists on the {@code createOption} of a changed system disk, which Azure
 * does not let change.
 */
record WireRequest(String method, String path, Map<String, String> query, Optional<JsonNode> body) {

  static WireRequest of(HttpRequest request) {
    Optional<JsonNode> body =
        Optional.ofNullable(request.getBodyAsBinaryData())
            .map(data -> data.toBytes())
            .filter(bytes -> bytes.length > 0)
            .map(Json::read)
            .map(json -> withoutCreateOption(request, json));
    return new WireRequest(
        request.getHttpMethod().toString(),
        request.getUrl().getPath().replace("/resourcegroups/", "/resourceGroups/"),
        query(Optional.ofNullable(request.getUrl().getQuery()).orElse("")),
        body);
  }

  private static JsonNode withoutCreateOption(HttpRequest request, JsonNode body) {
    JsonNode system = body.at("/properties/storageProfile/osDisk");
    if (request.getHttpMethod() == HttpMethod.PATCH && system instanceof ObjectNode disk) {
      disk.remove("createOption");
    }
    return body;
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new TreeMap<>();
    for (String parameter : text.split("&", -1)) {
      String[] parts = parameter.split("=", 2);
      query.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
