package dev.vaultline.local.compute.point;

import dev.vaultline.local.compute.access.Grants;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.arm.ArmRequest;
import dev.vaultline.local.compute.arm.ArmResponse;
import dev.vaultline.local.compute.arm.ResourceType;
import dev.vaultline.local.compute.operation.Change;
import dev.vaultline.local.compute.operation.Operations;
import dev.vaultline.local.compute.operation.Outcome;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Resource;
import java.util.List;
import java.util.Optional;

/** Restore points: all disks of a machine at one instant. */
public final class RestorePoints implements ResourceType {
  static final String TYPE = "restorepointcollections/restorepoints";
  private static final int MOST_DISKS = 100;

  private final ComputeStore store;
  private final Operations operations;
  private final Grants grants;
  private final PointMaker maker;

  public RestorePoints(ComputeStore store, Operations operations, Grants grants, PointMaker maker) {
    this.store = store;
    this.operations = operations;
    this.grants = grants;
    this.maker = maker;
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
    throw ResourceType.unsupported(request);
  }

  /**
   * A point that is there already is answered as it is when the same is asked: points do not
   * change.
   */
  @Override
  public ArmResponse put(ArmId id, ArmRequest request) {
    Resource collection = store.get(id.parent().orElseThrow());
    Optional<Resource> found = store.find(id);
    if (found.isPresent()) {
      maker.requireSame(found.get(), request);
      return ArmResponse.of(201, found.get().wire());
    }
    Resource point = maker.describe(id, collection, request);
    Outcome outcome = operations.foresee(Operations.writing(id));
    if (outcome.succeeds()) {
      maker.takeDisks(point).forEach(store::put);
    }
    return operations.write(request, point, true, outcome, Change.succeeded());
  }

  @Override
  public ArmResponse delete(ArmId id, ArmRequest request) {
    Optional<Resource> found = store.find(id);
    if (found.isEmpty()) {
      return ArmResponse.empty(204);
    }
    List<Resource> disks = store.page(DiskRestorePoints.TYPE, id.key() + "/", "", MOST_DISKS);
    for (Resource disk : disks) {
      if (grants.active(disk.id()).isPresent()) {
        throw ArmException.notAllowed(
            "There is an active shared access signature outstanding for disk restore point "
                + disk.id().name()
                + ". Call EndGetAccess before deleting the restore point.");
      }
    }
    return operations.accept(request, found.get(), "restorePoints/delete", Change.removal());
  }
}
