package dev.vaultline.azure.compute;

import static dev.vaultline.azure.compute.AccessRole.BACKUP;
import static dev.vaultline.azure.compute.AccessRole.RESTORE;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every operation of Azure Resource Manager that Vaultline uses, with the right it needs and the
 * role that uses it. A request cannot be made without naming one, so the custom roles that are
 * derived from this list are complete; the names are the labels of metrics as well.
 *
 * <p>Actions are those of Microsoft's list of resource provider operations. Linked actions are
 * checked by Azure on the resources that a request's body refers to.
 */
@SuppressWarnings("ImmutableEnumChecker") // Its sets come from Set.of.
public enum ComputeOperation {
  LIST_MACHINES("virtualMachines/read", Set.of(BACKUP)),
  LIST_GROUP_MACHINES("virtualMachines/read", Set.of(BACKUP)),
  GET_MACHINE("virtualMachines/read", Set.of(BACKUP, RESTORE)),
  /** The last two for a machine that gets an interface of its own in a subnet. */
  PUT_MACHINE(
      "virtualMachines/write",
      Set.of(RESTORE),
      "Microsoft.Compute/disks/write",
      "Microsoft.Network/networkInterfaces/join/action",
      "Microsoft.Network/networkInterfaces/write",
      "Microsoft.Network/virtualNetworks/subnets/join/action"),
  UPDATE_MACHINE(
      "virtualMachines/write",
      Set.of(RESTORE),
      "Microsoft.Compute/disks/write",
      "Microsoft.Network/networkInterfaces/join/action"),
  DEALLOCATE_MACHINE("virtualMachines/deallocate/action", Set.of(RESTORE)),
  START_MACHINE("virtualMachines/start/action", Set.of(RESTORE)),
  ATTACH_DETACH_DISKS(
      "virtualMachines/attachDetachDataDisks/action",
      Set.of(RESTORE),
      "Microsoft.Compute/disks/write"),
  DELETE_MACHINE("virtualMachines/delete", Set.of(RESTORE)),

  PUT_DISK(
      "disks/write",
      Set.of(RESTORE),
      "Microsoft.Compute/disks/beginGetAccess/action",
      "Microsoft.Compute/snapshots/beginGetAccess/action",
      "Microsoft.Compute/restorePointCollections/restorePoints/diskRestorePoints"
          + "/beginGetAccess/action"),
  /** Other tags of a disk. */
  UPDATE_DISK("disks/write", Set.of(RESTORE)),
  GET_DISK("disks/read", Set.of(BACKUP, RESTORE)),
  DELETE_DISK("disks/delete", Set.of(RESTORE)),
  BEGIN_DISK_ACCESS("disks/beginGetAccess/action", Set.of(RESTORE)),
  END_DISK_ACCESS("disks/endGetAccess/action", Set.of(RESTORE)),

  /** A snapshot of a disk, in the disk's region. */
  PUT_SNAPSHOT("snapshots/write", Set.of(BACKUP), "Microsoft.Compute/disks/beginGetAccess/action"),
  /** A copy of a snapshot into another region. */
  COPY_SNAPSHOT(
      "snapshots/write", Set.of(BACKUP), "Microsoft.Compute/snapshots/beginGetAccess/action"),
  GET_SNAPSHOT("snapshots/read", Set.of(BACKUP, RESTORE)),
  LIST_SNAPSHOTS("snapshots/read", Set.of(BACKUP)),
  LIST_GROUP_SNAPSHOTS("snapshots/read", Set.of(BACKUP)),
  DELETE_SNAPSHOT("snapshots/delete", Set.of(BACKUP)),
  BEGIN_SNAPSHOT_ACCESS("snapshots/beginGetAccess/action", Set.of(BACKUP)),
  END_SNAPSHOT_ACCESS("snapshots/endGetAccess/action", Set.of(BACKUP)),

  PUT_RESTORE_POINT_COLLECTION(
      "restorePointCollections/write", Set.of(BACKUP), "Microsoft.Compute/virtualMachines/read"),
  GET_RESTORE_POINT_COLLECTION("restorePointCollections/read", Set.of(BACKUP)),
  DELETE_RESTORE_POINT_COLLECTION("restorePointCollections/delete", Set.of(BACKUP)),
  PUT_RESTORE_POINT(
      "restorePointCollections/restorePoints/write",
      Set.of(BACKUP),
      "Microsoft.Compute/disks/beginGetAccess/action"),
  GET_RESTORE_POINT("restorePointCollections/restorePoints/read", Set.of(BACKUP, RESTORE)),
  DELETE_RESTORE_POINT("restorePointCollections/restorePoints/delete", Set.of(BACKUP)),
  GET_DISK_RESTORE_POINT(
      "restorePointCollections/restorePoints/diskRestorePoints/read", Set.of(BACKUP, RESTORE)),
  BEGIN_DISK_RESTORE_POINT_ACCESS(
      "restorePointCollections/restorePoints/diskRestorePoints/beginGetAccess/action",
      Set.of(BACKUP)),
  END_DISK_RESTORE_POINT_ACCESS(
      "restorePointCollections/restorePoints/diskRestorePoints/endGetAccess/action",
      Set.of(BACKUP)),

  PUT_RESOURCE_GROUP("Microsoft.Resources/subscriptions/resourceGroups/write", Set.of(BACKUP)),
  GET_RESOURCE_GROUP(
      "Microsoft.Resources/subscriptions/resourceGroups/read", Set.of(BACKUP, RESTORE)),

  /** How a running operation on machines or restore points is getting on. */
  POLL_MACHINE_OPERATION("locations/operations/read", Set.of(BACKUP, RESTORE)),
  /** How a running operation on disks or snapshots is getting on. */
  POLL_DISK_OPERATION("locations/diskOperations/read", Set.of(BACKUP, RESTORE));

  private final String action;
  private final Set<AccessRole> roles;
  private final Set<String> linkedActions;

  ComputeOperation(String action, Set<AccessRole> roles, String... linkedActions) {
    this.action = action.startsWith("Microsoft.") ? action : "Microsoft.Compute/" + action;
    this.roles = roles;
    this.linkedActions = Set.of(linkedActions);
  }

  /** The operation as metrics and waits name it, such as {@code put-snapshot}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The right that the request itself needs, such as {@code Microsoft.Compute/disks/read}. */
  public String action() {
    return action;
  }

  /** The rights needed on the resources that the request's body refers to. */
  public Set<String> linkedActions() {
    return linkedActions;
  }

  /** Who makes this request. */
  public Set<AccessRole> roles() {
    return roles;
  }

  /** All the rights that a role needs, in alphabetical order. */
  public static Set<String> actionsOf(AccessRole role) {
    Set<String> actions = new TreeSet<>();
    for (ComputeOperation operation : values()) {
      if (operation.roles.contains(role)) {
        actions.add(operation.action);
        actions.addAll(operation.linkedActions);
      }
    }
    return actions;
  }
}
