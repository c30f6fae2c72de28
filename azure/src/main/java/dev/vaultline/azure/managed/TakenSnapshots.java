package dev.vaultline.azure.managed;

import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.compute.point.PointCollection;
import dev.vaultline.azure.compute.point.RestorePoint;
import dev.vaultline.azure.compute.snapshot.ManagedSnapshot;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was taken of a machine. Restore points are found by their collection. Incremental snapshots
 * of disks stand beside those of all machines, so they are looked for only where the collection
 * says that there were any.
 */
final class TakenSnapshots {
  /** On a collection whose machine has incremental snapshots of disks as well. */
  static final String HAS_DISKS = "vaultline-disk-snapshots";

  static final String MACHINE = "vaultline-machine";
  static final String RUN = "vaultline-run";
  static final String SLOT = "vaultline-slot";

  private final ComputeClient client;

  TakenSnapshots(ComputeClient client) {
    this.client = client;
  }

  /** The snapshots of a machine by their runs, oldest first; their disks are left out. */
  List<Snapshot> list(ItemId item, SnapshotNames names) {
    Optional<PointCollection> collection = collection(names);
    List<Snapshot> found = new ArrayList<>();
    collection.stream()
        .flatMap(known -> known.points().stream())
        .forEach(point -> run(point.id().name()).ifPresent(run -> found.add(of(item, run, point))));
    if (collection.filter(TakenSnapshots::hasDisks).isPresent()) {
      found.addAll(ofDisks(item, names));
    }
    found.sort(Comparator.comparing(Snapshot::takenAt).thenComparing(Snapshot::run));
    return found;
  }

  private Optional<PointCollection> collection(SnapshotNames names) {
    return client.restorePoints().findCollection(names.collection());
  }

  private static boolean hasDisks(PointCollection collection) {
    return collection.resource().tags().containsKey(HAS_DISKS);
  }

  /** Points whose names are no runs of ours were made by hand. */
  private static Optional<PointId> run(String name) {
    try {
      return Optional.of(new PointId(name));
    } catch (InvalidInputException e) {
      return Optional.empty();
    }
  }

  private static Snapshot of(ItemId item, PointId run, RestorePoint point) {
    return new Snapshot(
        item,
        run,
        point.takenAt().orElse(Instant.EPOCH),
        point.consistency().orElse(Consistency.CRASH),
        List.of());
  }

  private List<Snapshot> ofDisks(ItemId item, SnapshotNames names) {
    Map<PointId, Instant> runs = new TreeMap<>();
    try (Stream<ManagedSnapshot> all = disks(names)) {
      all.forEach(
          snapshot ->
              run(snapshot.resource().tags().getOrDefault(RUN, ""))
                  .ifPresent(
                      run ->
                          runs.merge(
                              run,
                              snapshot.createdAt().orElse(Instant.EPOCH),
                              (one, other) -> one.isBefore(other) ? one : other)));
    }
    return runs.entrySet().stream()
        .map(run -> new Snapshot(item, run.getKey(), run.getValue(), Consistency.CRASH, List.of()))
        .toList();
  }

  /** The incremental snapshots of the machine's disks. */
  private Stream<ManagedSnapshot> disks(SnapshotNames names) {
    return client
        .snapshots()
        .list(names.machine().subscription(), names.group())
        .filter(
            snapshot ->
                names.machine().value().equalsIgnoreCase(snapshot.resource().tags().get(MACHINE)));
  }

  /**
   * Begins to delete what was taken for a run; the platform is left to it, and what it does not get
   * done is in the next listing.
   */
  void drop(PointId run, SnapshotNames names) {
    Optional<PointCollection> collection = collection(names);
    if (collection.isEmpty()) {
      return;
    }
    if (collection.get().points().stream().anyMatch(p -> p.id().name().equals(run.value()))) {
      client.restorePoints().delete(names.point(run));
    }
    if (hasDisks(collection.get())) {
      try (Stream<ManagedSnapshot> all = disks(names)) {
        all.filter(snapshot -> run.value().equals(snapshot.resource().tags().get(RUN)))
            .toList()
            .forEach(snapshot -> client.snapshots().delete(snapshot.id()));
      }
    }
  }
}
