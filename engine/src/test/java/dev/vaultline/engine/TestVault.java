package dev.vaultline.engine;

import dev.vaultline.engine.backup.BackupRun;
import dev.vaultline.engine.check.Check;
import dev.vaultline.engine.check.CheckReport;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.disk.MemoryTarget;
import dev.vaultline.engine.map.BlockSize;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointFacts;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.restore.DiskRestore;
import dev.vaultline.engine.restore.RestoreReport;
import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.engine.vault.VaultSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A vault with small blocks and pages, and short ways to do what tests do with it. */
public final class TestVault {
  /** Bytes of a block. */
  public static final int BLOCK = 16 << 10;

  /** Bytes of disk under a map page. */
  public static final int PAGE = BLOCK * 16;

  /** The instant of the first recovery point; the next ones follow hour by hour. */
  public static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

  private static final UUID ID = UUID.fromString("4dc1f0c6-5f5b-4f6e-9f57-2ab6cbb8f1f0");

  private final Vault vault;

  private TestVault(Vault vault) {
    this.vault = vault;
  }

  /** Creates a vault that forgets deleted points at once. */
  public static TestVault create(VaultStore store) {
    VaultSettings settings = new VaultSettings(ID, START, new BlockSize(BLOCK), 16, 0);
    return new TestVault(Vault.create(store, settings));
  }

  /** Opens the vault of a store. */
  public static TestVault open(VaultStore store) {
    return new TestVault(Vault.open(store));
  }

  /** The vault itself. */
  public Vault vault() {
    return vault;
  }

  /** The ids of an item's n-th point. */
  public static PointNames names(String item, int number) {
    Instant instant = START.plus(Duration.ofHours(number));
    return new PointNames(new ItemId(item), PointId.of(instant, number));
  }

  /** What tests know of a point. */
  public static PointFacts facts(int number) {
    Instant instant = START.plus(Duration.ofHours(number));
    return new PointFacts(instant, Consistency.CRASH, Optional.empty(), Map.of());
  }

  /** Backs disks up as an item's n-th point, in parts of two map pages. */
  public RecoveryPoint backUp(String item, int number, DiskSource... disks) {
    BackupRun run = begin(item, number, disks);
    run.plan(List.of(disks), 2L * PAGE);
    run.transferAll(List.of(disks), 2, Progress.NONE);
    return run.commit(facts(number));
  }

  /** Begins the run of an item's n-th point. */
  public BackupRun begin(String item, int number, DiskSource... disks) {
    return BackupRun.begin(
        vault, names(item, number), List.of(disks).stream().map(DiskSource::identity).toList());
  }

  /** The bytes of a disk of a point, which must all be restored. */
  public byte[] restore(RecoveryPoint point, int disk) {
    MemoryTarget target = new MemoryTarget((int) point.disk(disk).identity().size());
    RestoreReport report = new DiskRestore(vault, point, disk).run(target, 2, Progress.NONE);
    if (!report.complete()) {
      throw new AssertionError("damaged: " + report.damaged());
    }
    return target.content();
  }

  /** Verifies everything. */
  public CheckReport check() {
    return new Check(vault, 2).run(Optional.empty(), Optional.empty(), Progress.NONE);
  }
}
