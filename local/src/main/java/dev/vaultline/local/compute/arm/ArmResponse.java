package dev.vaultline.local.compute.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer of the control plane.
 *
 * @param status the HTTP status
 * @param headers its headers
 * @param body JSON, if there is a body
 */
public record ArmResponse(int status, Map<String, String> headers, Optional<JsonNode> body) {
  public ArmResponse {
    headers = Map.copyOf(headers);
  }

  public static ArmResponse ok(JsonNode body) {
    return of(200, body);
  }

  public static ArmResponse of(int status, JsonNode body) {
    return new ArmResponse(status, Map.of(), Optional.of(body));
  }

  public static ArmResponse empty(int status) {
    return new ArmResponse(status, Map.of(), Optional.empty());
  }

  /** The answer to a request that was refused. */
  public static ArmResponse refusal(ArmException refused) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("error", error(refused.code(), String.valueOf(refused.getMessage())));
    return new ArmResponse(refused.status(), refused.headers(), Optional.of(body));
  }

  /** An error as it stands in answers and in the state of operations. */
  public static ObjectNode error(String code, String message) {
    return JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
  }

  /** The same with a header more. */
  public ArmResponse with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new ArmResponse(status, more, body);
  }
}
