package dev.vaultline.local.compute.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.arm.ArmRequest;
import dev.vaultline.local.compute.arm.ArmResponse;
import dev.vaultline.local.compute.fault.Fault;
import dev.vaultline.local.compute.fault.Faults;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Json;
import dev.vaultline.local.compute.store.Resource;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Operations that were accepted. What an operation will do to its resource is stored when it
 * begins, so that it ends as well after a restart.
 */
public final class Operations {
  private static final String RUNNING = "operation";
  private static final String ENDED = "operation-ended";

  private final ComputeStore store;
  private final Faults faults;
  private final Removal removal;
  private final Clock clock;
  private final Pace pace;

  /**
   * Begins with what is stored.
   *
   * @param clock of the machine: skipping hours does not end operations
   */
  public Operations(ComputeStore store, Faults faults, Removal removal, Clock clock, Pace pace) {
    this.store = store;
    this.faults = faults;
    this.removal = removal;
    this.clock = clock;
    this.pace = pace;
  }

  /** How an operation that begins now will end. */
  public Outcome foresee(String kind) {
    Optional<Fault> failure = faults.strike(Fault.Type.OPERATION_FAILS, kind);
    if (failure.isPresent()) {
      return Outcome.failure(failure.get().error());
    }
    return faults.strike(Fault.Type.OPERATION_HANGS, kind).isPresent()
        ? Outcome.NONE
        : Outcome.SUCCESS;
  }

  /** Accepts the creation or change of a resource, which is stored as being under way. */
  public ArmResponse write(ArmRequest request, Resource resource, boolean created, Change change) {
    return write(request, resource, created, foresee(writing(resource.id())), change);
  }

  /** Accepts a creation or change whose end is known. */
  public ArmResponse write(
      ArmRequest request, Resource resource, boolean created, Outcome outcome, Change change) {
    resource.wire().put("etag", "\"" + UUID.randomUUID() + "\"");
    resource.properties().put("provisioningState", created ? "Creating" : "Updating");
    store.put(resource);
    ArmResponse response = accept(request, resource, writing(resource.id()), outcome, change);
    return new ArmResponse(
        created ? created(resource.id()) : 200,
        response.headers(),
        Optional.of(resource.wire().deepCopy()));
  }

  /** Azure's specifications have 201 for machines and restore points, 202 for disks. */
  private static int created(ArmId id) {
    return id.type().equals("disks") || id.type().equals("snapshots") ? 202 : 201;
  }

  /** The kind of an operation that creates or changes a resource. */
  public static String writing(ArmId id) {
    return id.type() + "/write";
  }

  /** Accepts an operation. */
  public ArmResponse accept(ArmRequest request, Resource target, String kind, Change change) {
    return accept(request, target, kind, foresee(kind), change);
  }

  /** Accepts an operation whose end is known. */
  public ArmResponse accept(
      ArmRequest request, Resource target, String kind, Outcome outcome, Change change) {
    Instant now = clock.instant();
    String id = UUID.randomUUID().toString();
    Operation operation =
        Operation.begin(id, target.id(), kind, now.plus(pace.delay()), pace.polls());
    operation.json().put("startTime", now.toString());
    operation.foresee(outcome);
    operation.json().set("change", change.json());
    store.put(RUNNING, id, "", operation.json());
    String status =
        "%s/subscriptions/%s/providers/Microsoft.Compute/locations/%s/operations/%s"
            .formatted(request.base(), target.id().subscription(), target.location(), id);
    String version = "api-version=" + request.apiVersion();
    return ArmResponse.empty(202)
        .with("Azure-AsyncOperation", status + "?" + version)
        .with("Location", status + "?monitor=true&" + version)
        .with("Retry-After", Integer.toString(pace.retryAfterSeconds()));
  }

  /** Answers the question how an operation stands, in either of Azure's ways. */
  public ArmResponse status(String id, ArmRequest request) {
    Operation operation = find(id);
    if (operation.due(clock.instant())) {
      end(operation);
    } else if (operation.running()) {
      operation.polled();
      store.put(RUNNING, id, "", operation.json());
    }
    boolean monitor = request.parameter("monitor").isPresent();
    ArmResponse response = monitor ? result(operation) : ArmResponse.ok(operation.wire());
    return operation.running()
        ? response.with("Retry-After", Integer.toString(pace.retryAfterSeconds()))
        : response;
  }

  private Operation find(String id) {
    return new Operation(
        store
            .document(RUNNING, id)
            .or(() -> store.document(ENDED, id))
            .orElseThrow(
                () ->
                    new ArmException(
                        404, "NotFound", "The entity was not found: operation " + id + ".")));
  }

  private ArmResponse result(Operation operation) {
    if (operation.running()) {
      return ArmResponse.empty(202);
    }
    if (operation.failed()) {
      JsonNode error = operation.json().path("error");
      return ArmResponse.refusal(
          new ArmException(409, error.path("code").asText(), error.path("message").asText()));
    }
    return operation
        .change()
        .output()
        .or(() -> store.find(operation.target()).map(Resource::wire))
        .map(ArmResponse::ok)
        .orElseGet(() -> ArmResponse.empty(204));
  }

  /** Ends what is due. */
  public void endDue() {
    Instant now = clock.instant();
    for (ObjectNode json : store.documents(RUNNING)) {
      Operation operation = new Operation(json);
      if (operation.due(now)) {
        end(operation);
      }
    }
  }

  private void end(Operation operation) {
    operation.end(clock.instant());
    store.find(operation.target()).ifPresent(resource -> settle(operation, resource));
    store.remove(RUNNING, operation.id());
    store.put(ENDED, operation.id(), "", operation.json());
  }

  private void settle(Operation operation, Resource resource) {
    if (operation.failed()) {
      boolean write = operation.kind().endsWith("/write");
      resource.properties().put("provisioningState", write ? "Failed" : "Succeeded");
    } else if (operation.change().removes()) {
      removal.remove(operation.target());
      return;
    } else {
      Json.merge(resource.wire(), operation.change().wire());
      Json.merge(resource.hidden(), operation.change().hidden());
    }
    store.put(resource);
  }

  /** Forgets ended operations; a caller that asks for one of them is told that there is none. */
  public void forgetEnded(Instant before) {
    for (ObjectNode json : store.documents(ENDED)) {
      if (Instant.parse(json.path("endTime").asText()).isBefore(before)) {
        store.remove(ENDED, json.path("id").asText());
      }
    }
  }
}
