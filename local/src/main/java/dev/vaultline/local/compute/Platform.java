package dev.vaultline.local.compute;

import dev.vaultline.local.compute.access.AccessActions;
import dev.vaultline.local.compute.access.DiskEndpoint;
import dev.vaultline.local.compute.access.Grants;
import dev.vaultline.local.compute.arm.ResourceType;
import dev.vaultline.local.compute.disk.DiskMaker;
import dev.vaultline.local.compute.disk.Disks;
import dev.vaultline.local.compute.disk.SnapshotMaker;
import dev.vaultline.local.compute.disk.Snapshots;
import dev.vaultline.local.compute.fault.EmulatorClock;
import dev.vaultline.local.compute.fault.Faults;
import dev.vaultline.local.compute.fault.SlowDisk;
import dev.vaultline.local.compute.group.ResourceGroups;
import dev.vaultline.local.compute.guest.Fleets;
import dev.vaultline.local.compute.guest.GuestDoor;
import dev.vaultline.local.compute.limit.Throttle;
import dev.vaultline.local.compute.machine.AttachedDisks;
import dev.vaultline.local.compute.machine.Machines;
import dev.vaultline.local.compute.operation.Operations;
import dev.vaultline.local.compute.operation.Removal;
import dev.vaultline.local.compute.page.PageBlobs;
import dev.vaultline.local.compute.point.DiskRestorePoints;
import dev.vaultline.local.compute.point.PointMaker;
import dev.vaultline.local.compute.point.RestorePointCollections;
import dev.vaultline.local.compute.point.RestorePoints;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Listing;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The object graph of the emulator. */
final class Platform implements AutoCloseable {
  private final ComputeStore store;
  private final Clock clock;
  private final Operations operations;
  private final Grants grants;
  private final ControlPlane control;
  private final DiskEndpoint disks;
  private final Fleets fleets;
  private final GuestDoor guests;

  private Platform(
      ComputeOptions options,
      ComputeStore store,
      PageBlobs blobs,
      Clock clock,
      Consumer<Duration> sleeper) {
    this.store = store;
    this.clock = clock;
    Faults faults = new Faults(store);
    EmulatorClock skipping = new EmulatorClock(clock, store);
    Removal removal = new Removal(store, blobs);
    operations = new Operations(store, faults, removal, clock, options.pace());
    grants = new Grants(store, faults, skipping, options.limits().signaturesPerFamily());
    ResourceGroups groups = new ResourceGroups(store);
    Listing listing = new Listing(store, options.pageSize());
    DiskMaker maker = new DiskMaker(store, blobs, skipping);
    AttachedDisks attached = new AttachedDisks(store, grants, maker);
    Machines machines = new Machines(store, groups, operations, listing, attached, skipping);
    SnapshotMaker snapshots =
        new SnapshotMaker(store, blobs, skipping, options.limits(), options.copyTime());
    PointMaker points = new PointMaker(store, blobs, skipping, options.limits());
    List<ResourceType> types =
        List.of(
            machines,
            new Disks(store, groups, operations, grants, listing, maker, blobs),
            new Snapshots(store, groups, operations, grants, listing, snapshots),
            new RestorePointCollections(store, groups, operations, listing),
            new RestorePoints(store, operations, grants, points),
            new DiskRestorePoints(store, listing, new AccessActions(grants, operations)));
    Optional<Throttle> throttle =
        options.limits().throttled() ? Optional.of(new Throttle(clock)) : Optional.empty();
    control = new ControlPlane(store, groups, operations, faults, throttle, types);
    disks = new DiskEndpoint(store, grants, new SlowDisk(faults, sleeper), blobs);
    fleets = new Fleets(store, groups, maker, machines);
    guests = new GuestDoor(store, blobs, faults, skipping, removal, grants, fleets);
  }

  static Platform open(
      ComputeOptions options,
      Path file,
      String connectionString,
      Clock clock,
      Consumer<Duration> sleeper) {
    PageBlobs blobs = PageBlobs.of(connectionString);
    ComputeStore store = ComputeStore.open(file);
    try {
      return new Platform(options, store, blobs, clock, sleeper);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  ControlPlane control() {
    return control;
  }

  DiskEndpoint disks() {
    return disks;
  }

  GuestDoor guests() {
    return guests;
  }

  Fleets fleets() {
    return fleets;
  }

  boolean hasMachines() {
    return !store.page("virtualmachines", "/", "", 1).isEmpty();
  }

  void endDue() {
    store.transact(operations::endDue);
  }

  /** Forgets what nobody will ask for. */
  void forgetOld(Duration age) {
    store.transact(() -> operations.forgetEnded(clock.instant().minus(age)));
    store.transact(grants::forgetExpired);
  }

  @Override
  public void close() {
    store.close();
  }
}
