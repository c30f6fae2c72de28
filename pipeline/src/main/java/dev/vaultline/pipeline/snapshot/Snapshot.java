package dev.vaultline.pipeline.snapshot;

import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The snapshots of all disks of an item, taken for one run.
 *
 * @param run the run they were taken for
 * @param takenAt the instant of the first of them
 * @param disks in the order of their numbers; in a listing, those that are still there
 * @param facts what else belongs into the recovery point's record, by the names of {@link
 *     SnapshotFacts}; none in a listing
 */
public record Snapshot(
    ItemId item,
    PointId run,
    Instant takenAt,
    Consistency consistency,
    List<DiskSnapshot> disks,
    Map<String, String> facts) {
  public Snapshot {
    disks = List.copyOf(disks);
    facts = Map.copyOf(facts);
  }

  /** A snapshot of which there is nothing more to say. */
  public Snapshot(
      ItemId item,
      PointId run,
      Instant takenAt,
      Consistency consistency,
      List<DiskSnapshot> disks) {
    this(item, run, takenAt, consistency, disks, Map.of());
  }

  /** The names of the recovery point it is, or is to become. */
  public PointNames names() {
    return new PointNames(item, run);
  }

  /** The snapshot with what else is known of it. */
  public Snapshot withFacts(Map<String, String> known) {
    return new Snapshot(item, run, takenAt, consistency, disks, known);
  }
}
