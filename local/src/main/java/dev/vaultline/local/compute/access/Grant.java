package dev.vaultline.local.compute.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.store.Json;
import java.time.Instant;

/**
 * Leave to read or write the bytes of one resource.
 *
 * @param token the name of the grant in its address; not the secret, which is the signature
 * @param resource whose bytes
 * @param family within which signatures are counted
 * @param write whether pages may be written
 * @param expires when it ends
 */
public record Grant(String token, ArmId resource, String family, boolean write, Instant expires) {

  static Grant read(JsonNode json) {
    return new Grant(
        json.path("token").asText(),
        ArmId.parse(json.path("resource").asText()).orElseThrow(),
        json.path("family").asText(),
        json.path("write").asBoolean(),
        Instant.ofEpochMilli(json.path("expires").asLong()));
  }

  ObjectNode json() {
    return Json.object()
        .put("token", token)
        .put("resource", resource.text())
        .put("family", family)
        .put("write", write)
        .put("expires", expires.toEpochMilli());
  }
}
