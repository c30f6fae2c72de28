package dev.vaultline.local.compute.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.arm.ArmRequest;
import dev.vaultline.local.compute.arm.ArmResponse;
import dev.vaultline.local.compute.arm.ResourceType;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The resource groups of Microsoft.Resources. */
public final class ResourceGroups {
  private static final String KIND = "group";

  private final ComputeStore store;

  public ResourceGroups(ComputeStore store) {
    this.store = store;
  }

  /**
   * Requires that the group of a resource is there.
   *
   * @throws ArmException 404 when the group of a resource is not there
   */
  public void requireGroupOf(ArmId id) {
    if (find(id.subscription(), id.group()).isEmpty()) {
      throw missing(id.group());
    }
  }

  /** Makes a group, or keeps the one that is there. */
  public void ensure(String subscription, String group, String location) {
    if (find(subscription, group).isEmpty()) {
      put(subscription, group, Json.object().put("location", location));
    }
  }

  /** Answers a request to a group. */
  public ArmResponse answer(String subscription, String group, ArmRequest request) {
    Optional<ObjectNode> found = find(subscription, group);
    return switch (request.method()) {
      case "GET" -> ArmResponse.ok(found.orElseThrow(() -> missing(group)));
      case "HEAD" -> ArmResponse.empty(found.isPresent() ? 204 : 404);
      case "PUT" ->
          ArmResponse.of(found.isPresent() ? 200 : 201, put(subscription, group, request.body()));
      default -> throw ResourceType.unsupported(request);
    };
  }

  /** Answers with all groups of a subscription. */
  public ArmResponse list(String subscription) {
    ObjectNode body = Json.object();
    ArrayNode values = body.putArray("value");
    List<ObjectNode> groups = store.documents(KIND, subscription.toLowerCase(Locale.ROOT));
    values.addAll(groups);
    return ArmResponse.ok(body);
  }

  private ObjectNode put(String subscription, String group, ObjectNode request) {
    if (request.path("location").asText().isEmpty()) {
      throw new ArmException(
          400, "LocationRequired", "The location property is required for this definition.");
    }
    ObjectNode wire = find(subscription, group).orElseGet(Json::object);
    String id = "/subscriptions/" + subscription + "/resourceGroups/" + group;
    wire.put("id", id).put("name", group).put("type", "Microsoft.Resources/resourceGroups");
    wire.put("location", request.path("location").asText());
    if (request.has("tags")) {
      wire.set("tags", request.get("tags"));
    }
    wire.putObject("properties").put("provisioningState", "Succeeded");
    String low = subscription.toLowerCase(Locale.ROOT);
    store.put(KIND, key(subscription, group), low, wire);
    return wire;
  }

  private Optional<ObjectNode> find(String subscription, String group) {
    return store.document(KIND, key(subscription, group));
  }

  private static String key(String subscription, String group) {
    return (subscription + "/" + group).toLowerCase(Locale.ROOT);
  }

  private static ArmException missing(String group) {
    return new ArmException(
        404, "ResourceGroupNotFound", "Resource group '" + group + "' could not be found.");
  }
}
