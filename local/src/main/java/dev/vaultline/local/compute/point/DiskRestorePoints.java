package dev.vaultline.local.compute.point;

import dev.vaultline.local.compute.access.AccessActions;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.arm.ArmRequest;
import dev.vaultline.local.compute.arm.ArmResponse;
import dev.vaultline.local.compute.arm.ResourceType;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Listing;
import dev.vaultline.local.compute.store.Resource;
import java.util.Locale;
import java.util.Optional;

/** The disks of restore points. They come and go with their points. */
public final class DiskRestorePoints implements ResourceType {
  static final String TYPE = RestorePoints.TYPE + "/diskrestorepoints";

  private final ComputeStore store;
  private final Listing listing;
  private final AccessActions access;

  public DiskRestorePoints(ComputeStore store, Listing listing, AccessActions access) {
    this.store = store;
    this.listing = listing;
    this.access = access;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public ArmResponse get(ArmId id, ArmRequest request) {
    return ArmResponse.ok(store.get(id).wire());
  }

  @Override
  public ArmResponse list(String scope, Optional<ArmId> parent, ArmRequest request) {
    store.get(parent.orElseThrow());
    return listing.page(TYPE, scope, request, Resource::wire);
  }

  @Override
  public ArmResponse delete(ArmId id, ArmRequest request) {
    throw ResourceType.unsupported(request);
  }

  @Override
  public ArmResponse post(ArmId id, String action, ArmRequest request) {
    Resource disk = store.get(id);
    return switch (action.toLowerCase(Locale.ROOT)) {
      case "begingetaccess" -> {
        if (AccessActions.asksToWrite(request)) {
          throw ArmException.notAllowed("A disk restore point cannot be written to.");
        }
        yield access.begin(disk, disk.text("familyId"), request);
      }
      case "endgetaccess" -> access.end(disk, request);
      default -> throw ResourceType.unsupported(request);
    };
  }
}
