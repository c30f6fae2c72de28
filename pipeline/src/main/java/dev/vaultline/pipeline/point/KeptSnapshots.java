package dev.vaultline.pipeline.point;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.snapshot.SnapshotCodec;
import dev.vaultline.pipeline.snapshot.SnapshotFacts;
import dev.vaultline.pipeline.table.RowKey;
import dev.vaultline.pipeline.table.StateTable;
import dev.vaultline.pipeline.table.TypedTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the snapshots that were not transferred: no record in the vault says it. Each
 * has two rows, for the description of a machine is long.
 */
final class KeptSnapshots {
  /** No item's id begins like these. */
  private static final String SNAPSHOTS = "_snapshots-";

  private static final String FACTS = "_facts-";

  private final TypedTable<Snapshot> snapshots;
  private final TypedTable<Map<String, String>> facts;

  KeptSnapshots(StateTable table) {
    this.snapshots = new TypedTable<>(table, new SnapshotCodec());
    this.facts = new TypedTable<>(table, new SnapshotFacts());
  }

  /** Its facts come first: a snapshot that is found has them. */
  void put(Snapshot snapshot) {
    facts.put(key(FACTS, snapshot.item(), snapshot.run()), snapshot.facts());
    snapshots.put(key(SNAPSHOTS, snapshot.item(), snapshot.run()), snapshot);
  }

  Optional<Snapshot> find(PointNames run) {
    return snapshots
        .find(key(SNAPSHOTS, run.item(), run.point()))
        .flatMap(
            snapshot -> facts.find(key(FACTS, run.item(), run.point())).map(snapshot::withFacts));
  }

  /** The rows of one, whether they are there or not; each is of another partition. */
  static List<RowKey> keys(ItemId item, PointId run) {
    return List.of(key(SNAPSHOTS, item, run), key(FACTS, item, run));
  }

  private static RowKey key(String partition, ItemId item, PointId run) {
    return new RowKey(partition + item, run.value());
  }
}
