package dev.vaultline.local.compute;

import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.arm.ArmRequest;
import dev.vaultline.local.compute.arm.ArmResponse;
import dev.vaultline.local.compute.arm.ResourceType;
import dev.vaultline.local.compute.fault.Fault;
import dev.vaultline.local.compute.fault.Faults;
import dev.vaultline.local.compute.group.ResourceGroups;
import dev.vaultline.local.compute.limit.Throttle;
import dev.vaultline.local.compute.operation.Operations;
import dev.vaultline.local.compute.store.ComputeStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Azure Resource Manager: finds who answers a request, and asks one at a time. */
final class ControlPlane {
  private final ComputeStore store;
  private final ResourceGroups groups;
  private final Operations operations;
  private final Faults faults;
  private final Optional<Throttle> throttle;
  private final Map<String, ResourceType> types;

  ControlPlane(
      ComputeStore store,
      ResourceGroups groups,
      Operations operations,
      Faults faults,
      Optional<Throttle> throttle,
      List<ResourceType> types) {
    this.store = store;
    this.groups = groups;
    this.operations = operations;
    this.faults = faults;
    this.throttle = throttle;
    this.types = types.stream().collect(Collectors.toMap(ResourceType::type, Function.identity()));
  }

  ArmResponse answer(ArmRequest request) {
    try {
      admit(request);
      ArmResponse response = store.transact(() -> route(request));
      return throttle
          .map(t -> t.counted(response, request, subscription(request)))
          .orElse(response);
    } catch (ArmException refused) {
      return ArmResponse.refusal(refused);
    }
  }

  private void admit(ArmRequest request) {
    Optional<Fault> storm = faults.strike(Fault.Type.THROTTLE, request.method());
    if (storm.isPresent()) {
      throw Throttle.refusal(
          request.method(), subscription(request), Math.max(1, storm.get().amount()));
    }
    throttle.ifPresent(t -> t.admit(request, subscription(request)));
  }

  private static String subscription(ArmRequest request) {
    List<String> path = request.segments();
    return path.size() > 1 ? path.get(1) : "";
  }

  private ArmResponse route(ArmRequest request) {
    List<String> path = request.segments();
    String shape = shape(path);
    if (shape.equals("resourcegroups") && path.size() <= 4) {
      return path.size() == 3
          ? groups.list(path.get(1))
          : groups.answer(path.get(1), path.get(3), request);
    }
    if (shape.equals("resourcegroups") && path.size() > 6) {
      return resource(path, request);
    }
    if (shape.equals("providers") && path.size() == 5) {
      String scope = "/subscriptions/" + path.get(1) + "/resourceGroups/";
      return type(path.get(4)).list(scope, Optional.empty(), request);
    }
    if (shape.equals("providers") && path.size() == 8 && path.get(6).equals("operations")) {
      return operations.status(path.get(7), request);
    }
    throw ResourceType.unsupported(request);
  }

  private static String shape(List<String> path) {
    boolean known = path.size() > 2 && path.get(0).equalsIgnoreCase("subscriptions");
    return known ? path.get(2).toLowerCase(Locale.ROOT) : "";
  }

  private ArmResponse resource(List<String> path, ArmRequest request) {
    boolean whole = path.size() % 2 == 0;
    List<String> ofResource = whole ? path : path.subList(0, path.size() - 1);
    Optional<ArmId> id = ArmId.parse("/" + String.join("/", ofResource));
    if (whole) {
      return one(id.orElseThrow(() -> ResourceType.unsupported(request)), request);
    }
    String last = path.get(path.size() - 1);
    if (request.method().equals("POST")) {
      ArmId target = id.orElseThrow(() -> ResourceType.unsupported(request));
      return type(target.type()).post(target, last, request);
    }
    if (!request.method().equals("GET")) {
      throw ResourceType.unsupported(request);
    }
    String type = id.map(parent -> parent.type() + "/").orElse("") + last;
    return type(type).list(request.path() + "/", id, request);
  }

  private ArmResponse one(ArmId id, ArmRequest request) {
    ResourceType type = type(id.type());
    return switch (request.method()) {
      case "GET" -> type.get(id, request);
      case "PUT" -> type.put(id, request);
      case "PATCH" -> type.patch(id, request);
      case "DELETE" -> type.delete(id, request);
      default -> throw ResourceType.unsupported(request);
    };
  }

  private ResourceType type(String name) {
    return Optional.ofNullable(types.get(name.toLowerCase(Locale.ROOT)))
        .orElseThrow(
            () ->
                new ArmException(
                    404,
                    "InvalidResourceType",
                    "The resource type '"
                        + name
                        + "' could not be found in the namespace 'Microsoft.Compute'."));
  }
}
