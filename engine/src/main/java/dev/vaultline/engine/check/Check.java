package dev.vaultline.engine.check;

import dev.vaultline.engine.DamagedException;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.Progress;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.map.PackTable;
import dev.vaultline.engine.pack.PackRef;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointDisk;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.point.Tombstones;
import dev.vaultline.engine.store.ObjectMissingException;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.engine.work.Workforce;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Verifies recovery points: reads every byte of every pack they need, once, and then compares every
 * block of every map with what was found. Changes nothing.
 */
public final class Check {
  private final Vault vault;
  private final RecoveryPoints points;
  private final int threads;

  /**
   * @param threads each takes 8 MiB of memory
   */
  public Check(Vault vault, int threads) {
    this.vault = vault;
    this.points = new RecoveryPoints(vault);
    this.threads = threads;
  }

  /**
   * Verifies.
   *
   * @param item only this one; all when empty
   * @param point only the point of this id; all when empty
   * @throws InvalidInputException when there is no such item or point
   */
  public CheckReport run(Optional<ItemId> item, Optional<PointId> point, Progress progress) {
    DamageTally tally = new DamageTally();
    List<PointNames> selected = select(item, point);
    List<RecoveryPoint> readable = new ArrayList<>();
    selected.forEach(names -> read(names, tally).ifPresent(readable::add));
    Map<ObjectName, PackRef> packs = new TreeMap<>();
    readable.forEach(each -> each.disks().forEach(disk -> collect(each, disk, packs, tally)));
    List<PackRef> distinct = List.copyOf(packs.values());
    long bytes = distinct.stream().mapToLong(PackRef::size).sum();
    progress.planned(bytes);
    Map<ObjectName, PackFindings> findings = new ConcurrentHashMap<>();
    Workforce.run(
        threads,
        distinct.size(),
        () ->
            new PackCheck(
                vault,
                distinct,
                tally,
                progress,
                found -> findings.put(found.pack().name(), found)));
    checkMaps(readable, findings, tally);
    return new CheckReport(readable.size(), distinct.size(), bytes, tally.damages());
  }

  private List<PointNames> select(Optional<ItemId> item, Optional<PointId> point) {
    Set<PointNames> buried = new Tombstones(vault).all().keySet();
    List<PointNames> selected =
        item.map(List::of).orElseGet(points::items).stream()
            .flatMap(each -> points.records(each).stream())
            .filter(names -> point.isEmpty() || point.get().equals(names.point()))
            .filter(names -> !buried.contains(names))
            .toList();
    if (selected.isEmpty() && (item.isPresent() || point.isPresent())) {
      throw new InvalidInputException(
          "the vault has no recovery point"
              + point.map(id -> " " + id).orElse("")
              + item.map(id -> " of item " + id).orElse("")
              + "; it has the items "
              + points.items());
    }
    return selected;
  }

  private Optional<RecoveryPoint> read(PointNames names, DamageTally tally) {
    try {
      return points.find(names);
    } catch (DamagedException e) {
      tally.add(e.object(), e.getMessage() + "; the whole recovery point is lost");
      return Optional.empty();
    }
  }

  private void collect(
      RecoveryPoint point, PointDisk disk, Map<ObjectName, PackRef> packs, DamageTally tally) {
    try {
      for (PackTable.Row row : points.packs(point, disk).rows()) {
        packs.put(row.pack().name(), row.pack());
      }
    } catch (DamagedException | ObjectMissingException e) {
      lostDisk(point, disk, String.valueOf(e.getMessage()), tally);
    }
  }

  private static void lostDisk(
      RecoveryPoint point, PointDisk disk, String what, DamageTally tally) {
    ByteRange all = new ByteRange(0, disk.identity().size());
    tally.add(point.names().record().value(), what, point.names(), disk.number(), all);
  }

  private void checkMaps(
      List<RecoveryPoint> readable, Map<ObjectName, PackFindings> findings, DamageTally tally) {
    MapCheck maps = new MapCheck(vault, findings, tally, threads);
    Set<ItemId> seen = new HashSet<>();
    for (RecoveryPoint point : readable) {
      if (seen.add(point.item())) {
        maps.forgetPages(); // pages are shared within an item only
      }
      for (PointDisk disk : point.disks()) {
        try {
          maps.check(point, disk);
        } catch (DamagedException | ObjectMissingException e) {
          lostDisk(point, disk, String.valueOf(e.getMessage()), tally);
        }
      }
    }
  }
}
