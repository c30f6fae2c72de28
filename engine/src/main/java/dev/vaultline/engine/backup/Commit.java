package dev.vaultline.engine.backup;

import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.map.DiskMap;
import dev.vaultline.engine.map.PackTable;
import dev.vaultline.engine.map.PageRef;
import dev.vaultline.engine.pack.PackKind;
import dev.vaultline.engine.pack.PackRef;
import dev.vaultline.engine.point.PointDraft;
import dev.vaultline.engine.point.PointFacts;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.PointStatistics;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.vault.Vault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes one recovery point of the parent's maps and the receipts of a run's parts. */
final class Commit {
  private final Vault vault;
  private final RecoveryPoints points;
  private final PointNames names;
  private final Parent parent;

  Commit(Vault vault, RecoveryPoints points, PointNames names, Parent parent) {
    this.vault = vault;
    this.points = points;
    this.names = names;
    this.parent = parent;
  }

  PointDraft draft(
      RunPlan plan, Function<PartId, Optional<PartReceipt>> receipts, PointFacts facts) {
    List<List<PartReceipt>> byDisk = new ArrayList<>();
    parent.disks().forEach(disk -> byDisk.add(new ArrayList<>()));
    List<PartId> missing = new ArrayList<>();
    PointStatistics statistics = PointStatistics.NONE;
    for (PlannedPart part : plan.parts()) {
      Optional<PartReceipt> receipt = receipts.apply(part.id());
      receipt.ifPresentOrElse(byDisk.get(part.id().disk())::add, () -> missing.add(part.id()));
      statistics =
          statistics.plus(receipt.map(PartReceipt::statistics).orElse(PointStatistics.NONE));
    }
    if (!missing.isEmpty()) {
      throw new MissingPartsException(names, missing);
    }
    List<PointDraft.Disk> disks = new ArrayList<>();
    for (int disk = 0; disk < byDisk.size(); disk++) {
      disks.add(disk(disk, plan, byDisk.get(disk)));
    }
    return new PointDraft(
        names,
        vault.settings().id(),
        facts,
        parent.point().map(RecoveryPoint::id),
        previous(),
        statistics,
        disks);
  }

  private PointDraft.Disk disk(int number, RunPlan plan, List<PartReceipt> receipts) {
    DiskIdentity identity = parent.disks().get(number);
    Map<Integer, Optional<PageRef>> pages = new HashMap<>();
    Map<ObjectName, PackRef> known = new HashMap<>();
    Map<ObjectName, Long> live = new TreeMap<>();
    for (PackTable.Row row : parent.packs(vault, number).rows()) {
      known.put(row.pack().name(), row.pack());
      if (row.pack().isOf(PackKind.DATA)) {
        live.put(row.pack().name(), row.liveBytes());
      }
    }
    for (PartReceipt receipt : receipts) {
      pages.putAll(receipt.pages());
      receipt.packs().forEach(pack -> known.put(pack.name(), pack));
      receipt.live().forEach((pack, bytes) -> live.merge(pack, bytes, Long::sum));
    }
    DiskMap merged = parent.map(vault, number).with(vault.layout(identity.size()).pages(), pages);
    live.putAll(merged.liveBytes());
    return new PointDraft.Disk(
        identity, plan.coverages().get(number), merged, PackTable.of(live, known));
  }

  /** The chain's link: the digest of the newest other record of the item. */
  private Optional<Digest> previous() {
    List<PointNames> records = points.records(names.item());
    for (int i = records.size() - 1; i >= 0; i--) {
      if (!records.get(i).equals(names)) {
        Optional<RecoveryPoint> point = find(records.get(i));
        if (point.isPresent()) {
          return point.map(RecoveryPoint::digest);
        }
      }
    }
    return Optional.empty();
  }

  /** The record of the parent was read when the run was opened. */
  private Optional<RecoveryPoint> find(PointNames other) {
    return parent.point().filter(known -> known.names().equals(other)).or(() -> points.find(other));
  }
}
