package dev.vaultline.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.vaultline.engine.TestVault;
import dev.vaultline.engine.disk.MemoryDisk;
import dev.vaultline.engine.disk.MemorySnapshot;
import dev.vaultline.engine.disk.MemorySource;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.point.Tombstones;
import dev.vaultline.engine.store.FaultyVaultStore;
import dev.vaultline.engine.store.FaultyVaultStore.Moment;
import dev.vaultline.engine.store.MemoryVaultStore;
import dev.vaultline.engine.store.StoreUnavailableException;
import dev.vaultline.engine.sweep.Sweep;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Breaks the store at every call in turn: what was committed stays whole, and work can go on. */
class BackupFaultsTest {
  private static final int SIZE = 3 * TestVault.PAGE + 1536;

  private final MemoryVaultStore memory = new MemoryVaultStore();
  private final FaultyVaultStore store = new FaultyVaultStore(memory);
  private final MemoryDisk disk =
      new MemoryDisk("disk", SIZE).fillRandomly(0, SIZE / 2, 1).fill(SIZE / 2, 9_000, 3);

  @ParameterizedTest
  @EnumSource(Moment.class)
  void aBackupThatDiesAtAnyStoreCallHarmsNothingAndCanBeRepeated(Moment moment) {
    TestVault.create(store);
    MemorySnapshot first = disk.snapshot("s0");
    RecoveryPoint parent = TestVault.open(store).backUp("item", 0, first.source());
    int number = 1;
    boolean broke = true;
    for (int call = 1; broke; call++) {
      disk.fillRandomly(TestVault.PAGE - 700, 40_000, call).fill(0, TestVault.BLOCK, 0);
      MemorySnapshot snapshot = disk.snapshot("s" + call);
      store.failFrom(call, moment);
      broke = !backUp(number, snapshot.source());
      store.heal();
      TestVault vault = TestVault.open(store);
      assertThat(vault.check().damages()).isEmpty();
      assertThat(vault.restore(parent, 0)).isEqualTo(first.content());
      repeat(vault, number, snapshot);
      number++;
    }
    assertThat(number).as("calls that were broken").isGreaterThan(20);
  }

  /** One lost call does not end a process: the same run goes on. */
  @ParameterizedTest
  @EnumSource(Moment.class)
  void everyStepOfARunCanBeRepeatedAfterOneLostCall(Moment moment) {
    TestVault.create(store);
    TestVault.open(store).backUp("item", 0, disk.snapshot("s0").source());
    boolean broke = true;
    for (int call = 1; broke; call++) {
      disk.fillRandomly(5 * TestVault.BLOCK, 90_000, call);
      MemorySnapshot snapshot = disk.snapshot("s" + call);
      store.failOnce(call, moment);
      broke = !backUp(call, snapshot.source());
      store.heal();
      repeat(TestVault.open(store), call, snapshot);
    }
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void aSweepThatDiesAtAnyStoreCallHarmsNothingAndIsFinishedByTheNext(Moment moment) {
    boolean broke = true;
    for (int call = 1; broke; call++) {
      FaultyVaultStore fresh = new FaultyVaultStore(new MemoryVaultStore());
      TestVault vault = TestVault.create(fresh);
      RecoveryPoint old = vault.backUp("item", 0, disk.snapshot("a").source());
      disk.fillRandomly(TestVault.BLOCK, 5 * TestVault.BLOCK, -call);
      MemorySnapshot snapshot = disk.snapshot("b");
      RecoveryPoint kept = vault.backUp("item", 1, snapshot.source());
      new Tombstones(vault.vault()).bury(old.names(), "test");
      fresh.failFrom(call, moment);
      broke = !sweep(vault);
      fresh.heal();
      assertThat(vault.check().damages()).isEmpty();
      assertThat(vault.restore(kept, 0)).isEqualTo(snapshot.content());
      new Sweep(vault.vault()).run();
      assertThat(new RecoveryPoints(vault.vault()).find(old.names())).isEmpty();
      assertThat(new Sweep(vault.vault()).plan().isEmpty()).isTrue();
      assertThat(vault.restore(kept, 0)).isEqualTo(snapshot.content());
    }
  }

  private static boolean sweep(TestVault vault) {
    try {
      new Sweep(vault.vault()).run();
      return true;
    } catch (StoreUnavailableException e) {
      return false;
    }
  }

  private boolean backUp(int number, MemorySource source) {
    try {
      TestVault.open(store).backUp("item", number, source);
      return true;
    } catch (StoreUnavailableException e) {
      return false;
    }
  }

  /** What a caller does that does not know how far it came. */
  private static void repeat(TestVault vault, int number, MemorySnapshot snapshot) {
    PointNames names = TestVault.names("item", number);
    RecoveryPoint point;
    try {
      point = vault.backUp("item", number, snapshot.source());
    } catch (RuntimeException e) {
      point =
          new RecoveryPoints(vault.vault())
              .find(names)
              .orElseGet(() -> fail("neither committed nor repeatable", e));
    }
    assertThat(vault.restore(point, 0)).isEqualTo(snapshot.content());
    assertThat(vault.check().damages()).isEmpty();
  }
}
