package dev.vaultline.local.compute.disk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.access.AccessActions;
import dev.vaultline.local.compute.access.Grants;
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
import java.util.Locale;
import java.util.Optional;

/** Snapshots of disks. */
public final class Snapshots implements ResourceType {
  private final ComputeStore store;
  private final ResourceGroups groups;
  private final Operations operations;
  private final Grants grants;
  private final Listing listing;
  private final SnapshotMaker maker;
  private final AccessActions access;

  public Snapshots(
      ComputeStore store,
      ResourceGroups groups,
      Operations operations,
      Grants grants,
      Listing listing,
      SnapshotMaker maker) {
    this.store = store;
    this.groups = groups;
    this.operations = operations;
    this.grants = grants;
    this.listing = listing;
    this.maker = maker;
    this.access = new AccessActions(grants, operations);
  }

  @Override
  public String type() {
    return "snapshots";
  }

  @Override
  public ArmResponse get(ArmId id, ArmRequest request) {
    return ArmResponse.ok(view(store.get(id)));
  }

  private ObjectNode view(Resource snapshot) {
    ObjectNode wire = snapshot.wire();
    wire.withObject("/properties").put("completionPercent", maker.completion(snapshot));
    return wire;
  }

  @Override
  public ArmResponse list(String scope, Optional<ArmId> parent, ArmRequest request) {
    return listing.page(type(), scope, request, this::view);
  }

  @Override
  public ArmResponse put(ArmId id, ArmRequest request) {
    groups.requireGroupOf(id);
    Optional<Resource> found = store.find(id);
    if (found.isPresent()) {
      found.get().describe(request.body());
      return operations.write(request, found.get(), false, Change.succeeded());
    }
    return operations.write(request, maker.make(id, request), true, Change.succeeded());
  }

  @Override
  public ArmResponse delete(ArmId id, ArmRequest request) {
    Optional<Resource> found = store.find(id);
    if (found.isEmpty()) {
      return ArmResponse.empty(204);
    }
    Disks.requireNoAccess(grants, id);
    return operations.accept(request, found.get(), "snapshots/delete", Change.removal());
  }

  @Override
  public ArmResponse post(ArmId id, String action, ArmRequest request) {
    return switch (action.toLowerCase(Locale.ROOT)) {
      case "begingetaccess" -> begin(store.get(id), request);
      case "endgetaccess" -> access.end(store.get(id), request);
      default -> throw ResourceType.unsupported(request);
    };
  }

  private ArmResponse begin(Resource snapshot, ArmRequest request) {
    if (AccessActions.asksToWrite(request)) {
      throw ArmException.notAllowed("A snapshot cannot be written to.");
    }
    if (maker.completion(snapshot) < 100) {
      throw ArmException.notAllowed(
          "The background copy of snapshot %s is not complete; wait for completionPercent 100."
              .formatted(snapshot.id().name()));
    }
    String family = snapshot.text("incrementalSnapshotFamilyId");
    return access.begin(snapshot, family.isEmpty() ? snapshot.text("uniqueId") : family, request);
  }
}
