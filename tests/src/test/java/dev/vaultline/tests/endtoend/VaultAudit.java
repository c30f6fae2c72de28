package dev.vaultline.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.azure.account.StorageAccount;
import dev.vaultline.azure.blob.VaultStores;
import dev.vaultline.engine.Progress;
import dev.vaultline.engine.check.Check;
import dev.vaultline.engine.check.CheckReport;
import dev.vaultline.engine.disk.MemoryTarget;
import dev.vaultline.engine.disk.RawDiskTarget;
import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.format.Sha256;
import dev.vaultline.engine.pack.PackKind;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.restore.DiskRestore;
import dev.vaultline.engine.store.ObjectInfo;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.sweep.Sweep;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.pipeline.StorageNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The vault as somebody sees it who has its container and nothing of the service. */
final class VaultAudit {
  private static final int THREADS = 2;

  private final Vault vault;
  private final RecoveryPoints points;

  private VaultAudit(Vault vault) {
    this.vault = vault;
    this.points = new RecoveryPoints(vault);
  }

  static VaultAudit of(StorageAccount account) {
    return new VaultAudit(
        Vault.open(VaultStores.open(account, StorageNames.DEFAULT_VAULT_CONTAINER)));
  }

  /** Every stored byte of every recovery point is as it should be. */
  void requireSound() {
    CheckReport report =
        new Check(vault, THREADS).run(Optional.empty(), Optional.empty(), Progress.NONE);
    assertThat(report.damages()).isEmpty();
  }

  /** The recovery points of an item, oldest first. */
  List<RecoveryPoint> points(String item) {
    return points.list(new ItemId(item));
  }

  /** What a restore without the service gives of each disk of a recovery point. */
  List<Digest> restore(String item, String point) {
    RecoveryPoint found = points.require(new ItemId(item), new PointId(point));
    return found.disks().stream().map(disk -> restore(found, disk.number())).toList();
  }

  /** Restores the first disk of a recovery point into a file that is not there yet. */
  void restore(RecoveryPoint point, Path file) {
    DiskRestore restore = new DiskRestore(vault, point, 0);
    try (RawDiskTarget target =
        RawDiskTarget.create(file, restore.size(), RawDiskTarget.Existing.REFUSE)) {
      assertThat(restore.run(target, THREADS, Progress.NONE).complete()).isTrue();
      target.complete();
    }
  }

  private Digest restore(RecoveryPoint point, int disk) {
    DiskRestore restore = new DiskRestore(vault, point, disk);
    try (MemoryTarget target = new MemoryTarget(Math.toIntExact(restore.size()))) {
      assertThat(restore.run(target, THREADS, Progress.NONE).complete()).isTrue();
      return Sha256.of(target.content());
    }
  }

  /** Sweeps; afterwards there are exactly the packs that recovery points need, and no runs. */
  void requireCleanAfterSweep() {
    new Sweep(vault).run();
    assertThat(objects(PointNames.RUNS)).isEmpty();
    assertThat(packs()).isEqualTo(neededPacks());
    assertThat(new Sweep(vault).plan().isEmpty()).isTrue();
  }

  private Set<ObjectName> packs() {
    Set<ObjectName> packs = new TreeSet<>();
    for (PackKind kind : PackKind.values()) {
      packs.addAll(objects(kind.folder() + "/"));
    }
    return packs;
  }

  private Set<ObjectName> neededPacks() {
    Set<ObjectName> needed = new TreeSet<>();
    for (ItemId item : points.items()) {
      for (PointNames names : points.records(item)) {
        points.find(names).ifPresent(point -> needed.addAll(neededPacks(point)));
      }
    }
    return needed;
  }

  private Set<ObjectName> neededPacks(RecoveryPoint point) {
    return point.disks().stream()
        .flatMap(disk -> points.packs(point, disk).rows().stream())
        .map(row -> row.pack().name())
        .collect(Collectors.toSet());
  }

  /** The names of all objects that begin so. */
  Set<ObjectName> objects(String prefix) {
    try (Stream<ObjectInfo> objects = vault.store().list(prefix)) {
      return objects.map(ObjectInfo::name).collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
