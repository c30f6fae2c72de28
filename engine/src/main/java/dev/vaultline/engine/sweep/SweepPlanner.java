package dev.vaultline.engine.sweep;

import dev.vaultline.engine.map.PackTable;
import dev.vaultline.engine.pack.PackKind;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointDisk;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.point.Tombstones;
import dev.vaultline.engine.run.RunIntent;
import dev.vaultline.engine.run.Runs;
import dev.vaultline.engine.store.ObjectInfo;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.engine.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what a sweep may delete. The order of reading is what makes it safe beside running backups:
 * intents first, then tombstones and records, packs last. A run that is not seen then began or
 * ended later, and its objects are too young to be touched. All ages are by the store's clock. For
 * one use.
 */
final class SweepPlanner {
  private final Vault vault;
  private final VaultStore store;
  private final RecoveryPoints points;
  private final Instant now;
  private final Duration patience;

  private final Map<PointNames, List<ObjectInfo>> runObjects = new HashMap<>();
  private final Set<PointNames> intents = new HashSet<>();
  private final Set<PointNames> parents = new HashSet<>();
  private final Map<PointNames, Optional<RecoveryPoint>> records = new HashMap<>();
  private final Set<ObjectName> needed = new HashSet<>();
  private final Map<PointNames, Instant> lastWrite = new HashMap<>();
  private final List<ObjectInfo> garbage = new ArrayList<>();
  private Map<PointNames, ObjectInfo> tombstones = Map.of();
  private int kept;

  /**
   * @param now by the store's clock
   * @param patience how long a run may store nothing before it is declared dead
   */
  SweepPlanner(Vault vault, Instant now, Duration patience) {
    this.vault = vault;
    this.store = vault.store();
    this.points = new RecoveryPoints(vault);
    this.now = now;
    this.patience = patience;
  }

  SweepPlan plan() {
    readRuns();
    tombstones = new Tombstones(vault).all();
    readRecords();
    List<PointNames> expired = records.keySet().stream().filter(this::isExpired).sorted().toList();
    records.values().stream()
        .flatMap(Optional::stream)
        .filter(point -> !isExpired(point.names()))
        .forEach(this::need);
    List<ObjectInfo> packs = new ArrayList<>();
    for (PackKind kind : PackKind.values()) {
      packs.addAll(list(kind.folder() + "/"));
    }
    packs.forEach(this::sortPack);
    runObjects.values().forEach(objects -> objects.forEach(this::sortRunObject));
    Set<PointNames> owners = new HashSet<>();
    packs.forEach(pack -> PointNames.ownerOf(pack.name()).ifPresent(owners::add));
    return new SweepPlan(
        expired, dead(), List.copyOf(garbage), spentMarks(owners), kept, intents.size());
  }

  private void readRuns() {
    for (ObjectInfo object : list(PointNames.RUNS)) {
      PointNames.ownerOf(object.name()).ifPresent(run -> readRun(run, object));
    }
  }

  private void readRun(PointNames run, ObjectInfo object) {
    runObjects.computeIfAbsent(run, name -> new ArrayList<>()).add(object);
    wrote(run, object);
    if (object.name().equals(run.intent())) {
      Optional<RunIntent> intent = new Runs(vault).find(run);
      intent.ifPresent(found -> intents.add(run));
      intent
          .flatMap(RunIntent::parent)
          .ifPresent(parent -> parents.add(new PointNames(run.item(), parent)));
    }
  }

  private void readRecords() {
    for (ItemId item : points.items()) {
      for (PointNames names : points.records(item)) {
        records.put(names, points.find(names));
      }
    }
    intents.removeAll(records.keySet());
  }

  private boolean isExpired(PointNames names) {
    ObjectInfo tombstone = tombstones.get(names);
    Optional<RecoveryPoint> point = records.getOrDefault(names, Optional.empty());
    if (tombstone == null || point.isEmpty() || parents.contains(names)) {
      return false;
    }
    Duration softDelete = Duration.ofDays(vault.settings().softDeleteDays());
    return point.get().holds().isEmpty() && !tombstone.lastModified().plus(softDelete).isAfter(now);
  }

  private void need(RecoveryPoint point) {
    for (PointDisk disk : point.disks()) {
      for (PackTable.Row row : points.packs(point, disk).rows()) {
        needed.add(row.pack().name());
      }
    }
  }

  private void sortPack(ObjectInfo pack) {
    Optional<PointNames> owner = PointNames.ownerOf(pack.name());
    owner.ifPresent(run -> wrote(run, pack));
    if (needed.contains(pack.name()) || owner.isEmpty() || !isDone(owner.get(), pack)) {
      kept++;
    } else {
      garbage.add(pack);
    }
  }

  private void sortRunObject(ObjectInfo object) {
    PointNames.ownerOf(object.name())
        .filter(run -> isDone(run, object))
        .ifPresent(run -> garbage.add(object));
  }

  /** Whether the run an object belongs to can never need it again. */
  private boolean isDone(PointNames run, ObjectInfo object) {
    if (intents.contains(run)) {
      return false;
    }
    return records.containsKey(run) || tombstones.containsKey(run) || isOld(object.lastModified());
  }

  private boolean isOld(Instant lastModified) {
    return lastModified.plus(patience).isBefore(now);
  }

  private List<PointNames> dead() {
    return intents.stream()
        .filter(run -> isOld(lastWrite.getOrDefault(run, now)))
        .sorted()
        .toList();
  }

  /**
   * Marks of points and runs of which no pack is left. A mark stays as long as a run may be silent:
   * a twin of the run's commit, stalled since before the record was put, would find the name free
   * and bring back a point whose packs are gone; beside its mark that point is a deleted one.
   */
  private List<ObjectInfo> spentMarks(Set<PointNames> owners) {
    List<ObjectInfo> spent = new ArrayList<>();
    tombstones.forEach(
        (names, mark) -> {
          if (!records.containsKey(names)
              && !owners.contains(names)
              && isOld(mark.lastModified())) {
            spent.add(mark);
          }
        });
    return List.copyOf(spent);
  }

  private void wrote(PointNames run, ObjectInfo object) {
    lastWrite.merge(run, object.lastModified(), (a, b) -> a.isAfter(b) ? a : b);
  }

  private List<ObjectInfo> list(String prefix) {
    try (Stream<ObjectInfo> objects = store.list(prefix)) {
      return objects.toList();
    }
  }
}
