package dev.vaultline.local.compute.point;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.arm.ArmRequest;
import dev.vaultline.local.compute.arm.ArmResponse;
import dev.vaultline.local.compute.arm.ResourceType;
import dev.vaultline.local.compute.group.ResourceGroups;
import dev.vaultline.local.compute.operation.Change;
import dev.vaultline.local.compute.operation.Operations;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Listing;
import dev.vaultline.local.compute.store.Resource;
import java.util.Optional;
import java.util.UUID;

/** Restore point collections: each holds the restore points of one machine. */
public final class RestorePointCollections implements ResourceType {
  private static final int MOST_POINTS = 500;

  private final ComputeStore store;
  private final ResourceGroups groups;
  private final Operations operations;
  private final Listing listing;

  public RestorePointCollections(
      ComputeStore store, ResourceGroups groups, Operations operations, Listing listing) {
    this.store = store;
    this.groups = groups;
    this.operations = operations;
    this.listing = listing;
  }

  @Override
  public String type() {
    return "restorepointcollections";
  }

  @Override
  public ArmResponse get(ArmId id, ArmRequest request) {
    Resource collection = store.get(id);
    if (request.expands("restorePoints")) {
      ArrayNode points = collection.properties().putArray("restorePoints");
      store.page(RestorePoints.TYPE, id.key() + "/", "", MOST_POINTS).stream()
          .map(Resource::wire)
          .forEach(points::add);
    }
    return ArmResponse.ok(collection.wire());
  }

  @Override
  public ArmResponse list(String scope, Optional<ArmId> parent, ArmRequest request) {
    return listing.page(type(), scope, request, Resource::wire);
  }

  /** Answers at once, as Azure does. */
  @Override
  public ArmResponse put(ArmId id, ArmRequest request) {
    groups.requireGroupOf(id);
    Optional<Resource> found = store.find(id);
    Resource collection = found.orElseGet(() -> create(id, request.body()));
    collection.describe(request.body());
    store.put(collection);
    return ArmResponse.of(found.isPresent() ? 200 : 201, collection.wire());
  }

  @Override
  public ArmResponse patch(ArmId id, ArmRequest request) {
    Resource collection = store.get(id);
    collection.describe(request.body());
    store.put(collection);
    return ArmResponse.ok(collection.wire());
  }

  private Resource create(ArmId id, ObjectNode body) {
    String source = body.at("/properties/source/id").asText();
    Resource machine =
        ArmId.parse(source)
            .filter(machineId -> machineId.type().equals("virtualmachines"))
            .map(store::get)
            .orElseThrow(
                () ->
                    ArmException.invalid(
                        "The value '" + source + "' of source.id is no virtual machine."));
    String location = body.path("location").asText();
    if (!location.equalsIgnoreCase(machine.location())) {
      throw ArmException.invalid(
          "The collection is in region %s; expected %s, that of the machine."
              .formatted(location, machine.location()));
    }
    Resource collection = Resource.create(id, location).linkedTo(machine.id().key());
    collection
        .properties()
        .put("provisioningState", "Succeeded")
        .put("restorePointCollectionId", UUID.randomUUID().toString())
        .putObject("source")
        .put("id", machine.id().text())
        .put("location", machine.location());
    return collection;
  }

  @Override
  public ArmResponse delete(ArmId id, ArmRequest request) {
    return store
        .find(id)
        .map(
            collection ->
                operations.accept(
                    request, collection, "restorePointCollections/delete", Change.removal()))
        .orElseGet(() -> ArmResponse.empty(204));
  }
}
