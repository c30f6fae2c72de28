package dev.vaultline.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.Progress;
import dev.vaultline.engine.TestVault;
import dev.vaultline.engine.disk.MemoryDisk;
import dev.vaultline.engine.disk.MemorySnapshot;
import dev.vaultline.engine.disk.MemorySource;
import dev.vaultline.engine.map.PackTable;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.run.RunClosedException;
import dev.vaultline.engine.store.MemoryVaultStore;
import dev.vaultline.engine.store.ObjectInfo;
import dev.vaultline.engine.sweep.Sweep;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackupRunTest {
  private static final int SIZE = 5 * TestVault.PAGE;

  private final MemoryVaultStore store = new MemoryVaultStore();
  private final TestVault vault = TestVault.create(store);
  private final MemoryDisk disk = new MemoryDisk("disk", SIZE).fillRandomly(0, SIZE, 1);

  @Test
  void aPartThatIsTransferredTwiceKeepsItsFirstReceipt() {
    MemorySource source = disk.snapshot("s").source();
    BackupRun run = vault.begin("item", 0, source);
    List<PlannedPart> parts = run.plan(List.of(source), 2L * TestVault.PAGE);
    assertThat(parts).hasSize(3);
    PartReceipt first = run.transfer(parts.get(0).id(), source, Progress.NONE);
    assertThat(run.transfer(parts.get(0).id(), source, Progress.NONE)).isEqualTo(first);
    assertThat(objects("data/")).isEqualTo(1);
  }

  @Test
  void aRepeatedPlanChangesNothing() {
    MemorySource source = disk.snapshot("s").source();
    BackupRun run = vault.begin("item", 0, source);
    List<PlannedPart> parts = run.plan(List.of(source), TestVault.PAGE);
    BackupRun again = vault.begin("item", 0, source);
    assertThat(again.plan(List.of(source), Long.MAX_VALUE)).isEqualTo(parts);
  }

  @Test
  void aRunCannotCommitBeforeAllPartsAreThere() {
    MemorySource source = disk.snapshot("s").source();
    BackupRun run = vault.begin("item", 0, source);
    List<PlannedPart> parts = run.plan(List.of(source), 2L * TestVault.PAGE);
    run.transfer(parts.get(1).id(), source, Progress.NONE);
    assertThatThrownBy(() -> run.commit(TestVault.facts(0)))
        .isInstanceOf(MissingPartsException.class)
        .hasMessageContaining("[0-0, 0-2]");
    assertThat(new RecoveryPoints(vault.vault()).find(run.names())).isEmpty();
  }

  @Test
  void aCommittedRunIsClosedAndCommittingAgainReturnsTheSamePoint() {
    MemorySource source = disk.snapshot("s").source();
    BackupRun run = vault.begin("item", 0, source);
    run.plan(List.of(source), Long.MAX_VALUE);
    run.transferAll(List.of(source), 2, Progress.NONE);
    RecoveryPoint point = run.commit(TestVault.facts(0));
    assertThat(run.commit(TestVault.facts(9))).isEqualTo(point);
    assertThat(objects("runs/")).isZero();
    assertThatThrownBy(() -> BackupRun.resume(vault.vault(), run.names()))
        .isInstanceOf(RunClosedException.class);
    assertThatThrownBy(() -> vault.begin("item", 0, source)).isInstanceOf(RunClosedException.class);
  }

  @Test
  void nothingChangedMakesAPointWithoutPacks() {
    MemorySnapshot first = disk.snapshot("s0");
    vault.backUp("item", 0, first.source());
    long packs = objects("data/") + objects("maps/");
    MemorySnapshot second = disk.snapshot("s1");
    RecoveryPoint full = vault.backUp("item", 1, second.source());
    RecoveryPoint ranges = vault.backUp("item", 2, disk.snapshot("s2").sourceSince(second));
    assertThat(objects("data/") + objects("maps/")).isEqualTo(packs);
    assertThat(full.statistics().read()).isEqualTo(SIZE);
    assertThat(full.statistics().stored()).isZero();
    assertThat(ranges.statistics().read()).isZero();
    assertThat(vault.restore(ranges, 0)).isEqualTo(disk.content());
  }

  @Test
  void onlyChangedBlocksAreReadAndStored() {
    MemorySnapshot first = disk.snapshot("s0");
    vault.backUp("item", 0, first.source());
    disk.fillRandomly(3 * TestVault.PAGE + 5 * TestVault.BLOCK + 100, 512, 2);
    RecoveryPoint point = vault.backUp("item", 1, disk.snapshot("s1").sourceSince(first));
    assertThat(point.statistics().read()).isEqualTo(TestVault.BLOCK);
    assertThat(point.statistics().changed()).isEqualTo(TestVault.BLOCK);
    assertThat(vault.restore(point, 0)).isEqualTo(disk.content());
  }

  @Test
  void equalBlocksWithinAPartAreStoredOnce() {
    MemoryDisk repeated = new MemoryDisk("repeated", 2 * TestVault.PAGE);
    for (int at = 0; at < 2 * TestVault.PAGE; at += TestVault.PAGE / 4) {
      repeated.fillRandomly(at, TestVault.BLOCK, 5);
    }
    RecoveryPoint point = vault.backUp("item", 0, repeated.snapshot("s").source());
    assertThat(point.statistics().changed()).isEqualTo(8L * TestVault.BLOCK);
    assertThat(point.statistics().deduplicated()).isPositive();
    assertThat(vault.restore(point, 0)).isEqualTo(repeated.content());
  }

  @Test
  void aDiskThatShrankIsRefused() {
    vault.backUp("item", 0, disk.snapshot("s0").source());
    MemorySource small = disk.resize(SIZE - 512).snapshot("s1").source();
    assertThatThrownBy(() -> vault.begin("item", 1, small))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("disk disk has " + (SIZE - 512) + " bytes, but had " + SIZE);
    assertThat(objects("runs/")).isZero();
  }

  @Test
  void changedRangesThatDoNotStartFromTheParentAreRefused() {
    MemorySnapshot first = disk.snapshot("s0");
    vault.backUp("item", 0, first.source());
    vault.backUp("item", 1, disk.snapshot("s1").source());
    MemorySource stale = disk.snapshot("s2").sourceSince(first);
    BackupRun run = vault.begin("item", 2, stale);
    assertThatThrownBy(() -> run.plan(List.of(stale), 1 << 20))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("do not start from the item's last recovery point");
    MemorySource other = disk.snapshot("s0").sourceSince(first);
    BackupRun firstOfItem = vault.begin("new", 0, other);
    assertThatThrownBy(() -> firstOfItem.plan(List.of(other), 1 << 20))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("for it has none");
  }

  @Test
  void aSourceOfAnotherDiskOrBaseThanPlannedIsRefused() {
    MemorySnapshot first = disk.snapshot("s0");
    vault.backUp("item", 0, first.source());
    disk.fillRandomly(0, 100, 3);
    MemorySnapshot second = disk.snapshot("s1");
    MemorySource changes = second.sourceSince(first);
    BackupRun run = vault.begin("item", 1, changes);
    PartId part = run.plan(List.of(changes), 1 << 20).get(0).id();
    assertThatThrownBy(() -> run.transfer(part, second.source(), Progress.NONE))
        .hasMessageContaining("open the source with the base it was planned with");
    assertThatThrownBy(() -> run.transfer(part, disk.snapshot("s9").source(), Progress.NONE))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> run.transfer(new PartId(0, 7), changes, Progress.NONE))
        .hasMessageContaining("has no part 0-7");
  }

  @Test
  void disksComeAndGoAndAreFoundAgainByTheirUniqueIds() {
    MemoryDisk other = new MemoryDisk("other", TestVault.PAGE).fillRandomly(0, 5_000, 8);
    vault.backUp("item", 0, disk.snapshot("a0").source(), other.snapshot("b0").source());
    RecoveryPoint swapped =
        vault.backUp("item", 1, other.snapshot("b1").source(), disk.snapshot("a1").source());
    assertThat(swapped.statistics().stored()).isZero();
    RecoveryPoint fewer = vault.backUp("item", 2, disk.snapshot("a2").source());
    assertThat(vault.restore(fewer, 0)).isEqualTo(disk.content());
    assertThat(vault.check().sound()).isTrue();
  }

  @Test
  void aFullPackIsFollowedByAnother() {
    int size = 36 << 20;
    MemoryDisk large = new MemoryDisk("large", size).fillRandomly(0, size, 4);
    MemorySource source = large.snapshot("s").source();
    BackupRun run = vault.begin("item", 0, source);
    run.plan(List.of(source), Long.MAX_VALUE);
    run.transferAll(List.of(source), 1, Progress.NONE);
    RecoveryPoint point = run.commit(TestVault.facts(0));
    PackTable table = new RecoveryPoints(vault.vault()).packs(point, point.disk(0));
    assertThat(table.rows()).filteredOn(row -> row.pack().size() > 8 << 20).hasSize(2);
    assertThat(vault.restore(point, 0)).isEqualTo(large.content());
    assertThat(vault.check().sound()).isTrue();
    assertThat(new Sweep(vault.vault()).plan().isEmpty()).isTrue();
  }

  @Test
  void recordsAreChainedByTheirDigests() {
    RecoveryPoint first = vault.backUp("item", 0, disk.snapshot("s0").source());
    RecoveryPoint second = vault.backUp("item", 1, disk.snapshot("s1").source());
    assertThat(first.previous()).isEmpty();
    assertThat(second.previous()).isEqualTo(Optional.of(first.digest()));
    assertThat(second.parent()).contains(first.id());
  }

  private long objects(String folder) {
    try (Stream<ObjectInfo> found = store.list(folder)) {
      return found.count();
    }
  }
}
