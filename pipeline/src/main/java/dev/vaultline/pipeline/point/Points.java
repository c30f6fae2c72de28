package dev.vaultline.pipeline.point;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.table.RowKey;
import dev.vaultline.pipeline.table.StateTable;
import dev.vaultline.pipeline.table.TypedTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The catalogue of recovery points. The vault's records are the truth; this answers quickly. Only
 * what is known of snapshots that were not transferred stands here alone.
 */
public final class Points {
  /** No item's id begins like this. */
  private static final String STANDINGS = "_standings";

  private final StateTable table;
  private final TypedTable<PointSummary> points;
  private final TypedTable<ItemStanding> standings;
  private final KeptSnapshots kept;

  public Points(StateTable table) {
    this.table = table;
    this.points = new TypedTable<>(table, new PointCodec());
    this.standings = new TypedTable<>(table, new StandingCodec());
    this.kept = new KeptSnapshots(table);
  }

  /** The recovery points of an item, newest first. */
  public List<PointSummary> list(ItemId item) {
    List<PointSummary> newestFirst = new ArrayList<>(points.all(item.value(), ""));
    newestFirst.sort(Comparator.comparing(PointSummary::id).reversed());
    return newestFirst;
  }

  /** Adds a recovery point or writes it anew. */
  public void put(PointSummary point) {
    write(point);
    RowKey standing = standing(point.item());
    standings.insert(standing, ItemStanding.of(point.item(), List.of(), 0));
    standings.update(standing, known -> known.with(point));
  }

  /**
   * Adds a recovery point that is a snapshot alone, with all that a restore needs to know.
   *
   * @param snapshot with its facts
   */
  public void keep(Snapshot snapshot) {
    // First: what stands in the catalogue is removed from it when the platform dropped the
    // snapshot, and the rest with it.
    put(PointSummary.of(snapshot));
    kept.put(snapshot);
  }

  /** The snapshot of a recovery point that is nothing else, with its facts. */
  public Optional<Snapshot> kept(PointNames point) {
    return kept.find(point);
  }

  private void write(PointSummary point) {
    points.put(key(point.item(), point.id()), point);
  }

  /** How all items stand that ever had a recovery point, in the order of their ids. */
  public List<ItemStanding> standings() {
    return standings.all(STANDINGS, "");
  }

  /**
   * Makes the catalogue say of an item what the vault and the platform say.
   *
   * @param item whose
   * @param catalogued what it said before the vault was read; what was added since then stays
   * @param inVault all recovery points of the item that are in the vault
   * @param withSnapshot those that the platform holds a snapshot of
   */
  public void align(
      ItemId item,
      List<PointSummary> catalogued,
      List<PointSummary> inVault,
      Set<PointId> withSnapshot) {
    Map<RowKey, PointSummary> stale = new TreeMap<>();
    catalogued.forEach(point -> stale.put(key(point.item(), point.id()), point));
    for (PointSummary point : inVault) {
      Tier tier = withSnapshot.contains(point.id()) ? Tier.SNAPSHOT_AND_VAULT : Tier.VAULT;
      PointSummary summary = point.in(tier);
      if (!summary.equals(stale.remove(key(point.item(), point.id())))) {
        write(summary);
      }
    }
    stale
        .values()
        .removeIf(point -> point.tier() == Tier.SNAPSHOT && withSnapshot.contains(point.id()));
    stale.values().forEach(this::remove);
    standings.put(standing(item), ItemStanding.of(item, inVault, withSnapshot.size()));
  }

  /** What is known of its snapshot goes first: only the catalogue says where to look for it. */
  private void remove(PointSummary point) {
    if (point.tier() == Tier.SNAPSHOT) {
      KeptSnapshots.keys(point.item(), point.id()).forEach(key -> table.deleteAll(List.of(key)));
    }
    table.deleteAll(List.of(key(point.item(), point.id())));
  }

  private static RowKey standing(ItemId item) {
    return new RowKey(STANDINGS, item.value());
  }

  private static RowKey key(ItemId item, PointId point) {
    return new RowKey(item.value(), point.value());
  }
}
