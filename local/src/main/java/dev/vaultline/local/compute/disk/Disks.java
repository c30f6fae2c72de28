package dev.vaultline.local.compute.disk;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.vaultline.local.compute.page.PageBlobs;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Listing;
import dev.vaultline.local.compute.store.Resource;
import java.util.Locale;
import java.util.Optional;

/** Managed disks. */
public final class Disks implements ResourceType {
  private final ComputeStore store;
  private final ResourceGroups groups;
  private final Operations operations;
  private final Grants grants;
  private final Listing listing;
  private final DiskMaker maker;
  private final DiskAccess access;

  public Disks(
      ComputeStore store,
      ResourceGroups groups,
      Operations operations,
      Grants grants,
      Listing listing,
      DiskMaker maker,
      PageBlobs blobs) {
    this.store = store;
    this.groups = groups;
    this.operations = operations;
    this.grants = grants;
    this.listing = listing;
    this.maker = maker;
    this.access =
        new DiskAccess(store, new AccessActions(grants, operations), new DiskContents(blobs));
  }

  @Override
  public String type() {
    return "disks";
  }

  @Override
  public ArmResponse get(ArmId id, ArmRequest request) {
    return ArmResponse.ok(store.get(id).wire());
  }

  @Override
  public ArmResponse list(String scope, Optional<ArmId> parent, ArmRequest request) {
    return listing.page(type(), scope, request, Resource::wire);
  }

  @Override
  public ArmResponse put(ArmId id, ArmRequest request) {
    groups.requireGroupOf(id);
    Optional<Resource> found = store.find(id);
    if (found.isPresent()) {
      requireSameOrigin(found.get(), request);
      return update(found.get(), request);
    }
    return operations.write(request, maker.make(id, request), true, Change.succeeded());
  }

  @Override
  public ArmResponse patch(ArmId id, ArmRequest request) {
    return update(store.get(id), request);
  }

  private ArmResponse update(Resource disk, ArmRequest request) {
    disk.describe(request.body());
    long size = Origin.of(request).size();
    // Sizes of disks in the emulator need not be whole GiB; asking for the rounded one is no
    // change.
    if (size > 0 && size != disk.property("diskSizeGB").asLong() << 30) {
      maker.resize(disk, size);
    }
    return operations.write(request, disk, false, Change.succeeded());
  }

  private static void requireSameOrigin(Resource disk, ArmRequest request) {
    JsonNode asked = Origin.of(request).creation();
    for (var member : asked.properties()) {
      JsonNode is = disk.property("creationData").path(member.getKey());
      if (!is.asText().equalsIgnoreCase(member.getValue().asText())) {
        throw new ArmException(
            409,
            "PropertyChangeNotAllowed",
            "Changing property 'creationData.%s' is not allowed for existing disk '%s'."
                .formatted(member.getKey(), disk.id().name()));
      }
    }
  }

  @Override
  public ArmResponse delete(ArmId id, ArmRequest request) {
    Optional<Resource> found = store.find(id);
    if (found.isEmpty()) {
      return ArmResponse.empty(204);
    }
    String owner = found.get().wire().path("managedBy").asText();
    if (!owner.isEmpty()) {
      throw ArmException.notAllowed("Disk %s is attached to VM %s.".formatted(id.name(), owner));
    }
    requireNoAccess(grants, id);
    return operations.accept(request, found.get(), "disks/delete", Change.removal());
  }

  static void requireNoAccess(Grants grants, ArmId id) {
    if (grants.active(id).isPresent()) {
      throw ArmException.notAllowed(
          ("There is an active shared access signature outstanding for %s. Call EndGetAccess before"
                  + " attaching or deleting it.")
              .formatted(id.name()));
    }
  }

  @Override
  public ArmResponse post(ArmId id, String action, ArmRequest request) {
    return switch (action.toLowerCase(Locale.ROOT)) {
      case "begingetaccess" -> access.begin(store.get(id), request);
      case "endgetaccess" -> access.end(store.get(id), request);
      default -> throw ResourceType.unsupported(request);
    };
  }
}
