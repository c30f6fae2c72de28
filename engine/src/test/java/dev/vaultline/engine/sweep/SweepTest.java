package dev.vaultline.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.Progress;
import dev.vaultline.engine.TestVault;
import dev.vaultline.engine.backup.BackupRun;
import dev.vaultline.engine.disk.MemoryDisk;
import dev.vaultline.engine.disk.MemorySnapshot;
import dev.vaultline.engine.disk.MemorySource;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.point.Tombstones;
import dev.vaultline.engine.run.RunClosedException;
import dev.vaultline.engine.store.Lease;
import dev.vaultline.engine.store.MemoryVaultStore;
import dev.vaultline.engine.store.ObjectInfo;
import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.engine.vault.VaultSettings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SweepTest {

  /** The store's clock, moved by hand. */
  private static final class HandClock extends Clock {
    private Instant now = TestVault.START;

    void advance(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final HandClock clock = new HandClock();
  private final MemoryVaultStore store = new MemoryVaultStore(clock);
  private final TestVault vault = TestVault.create(store);
  private final Tombstones tombstones = new Tombstones(vault.vault());
  private final MemoryDisk disk = new MemoryDisk("disk", 600_000).fillRandomly(0, 500_000, 1);

  @Test
  void nothingIsSweptFromAVaultWhosePointsAreAllAlive() {
    backUp(0);
    backUp(1);
    assertThat(new Sweep(vault.vault()).plan().isEmpty()).isTrue();
  }

  @Test
  void aRepeatedPartsLosingPacksAreSweptAndTheWinnersStay() {
    MemorySource source = disk.snapshot("s").source();
    BackupRun run = vault.begin("item", 0, source);
    run.plan(List.of(source), Long.MAX_VALUE);
    BackupRun twin = BackupRun.resume(vault.vault(), run.names());
    // The twin writes its packs, and then finds the first one's receipt.
    store.delete(store.find(storeReceipt(run)).orElseThrow());
    twin.transferAll(List.of(source), 1, Progress.NONE);
    run.commit(TestVault.facts(0));
    int before = objects("data/").size();

    assertThat(before).isEqualTo(2);
    SweepReport report = new Sweep(vault.vault()).run();

    assertThat(report.objects()).isEqualTo(2);
    assertThat(objects("data/")).hasSize(1);
    assertThat(vault.check().sound()).isTrue();
  }

  private dev.vaultline.engine.store.ObjectName storeReceipt(BackupRun run) {
    run.transferAll(List.of(disk.snapshot("s").source()), 1, Progress.NONE);
    return run.names().receipt(0, 0);
  }

  @Test
  void whatALiveRunStoredStaysAndSoDoesItsDeletedParent() {
    RecoveryPoint parent = backUp(0);
    disk.fillRandomly(1000, 50_000, 2);
    MemorySnapshot snapshot = disk.snapshot("s1");
    BackupRun run = vault.begin("item", 1, snapshot.source());
    run.plan(List.of(snapshot.source()), Long.MAX_VALUE);
    run.transferAll(List.of(snapshot.source()), 1, Progress.NONE);
    tombstones.bury(parent.names(), "test");

    SweepPlan plan = new Sweep(vault.vault()).plan();
    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.liveRuns()).isEqualTo(1);
    new Sweep(vault.vault()).run();

    RecoveryPoint point = run.commit(TestVault.facts(1));
    new Sweep(vault.vault()).run();
    assertThat(new RecoveryPoints(vault.vault()).find(parent.names())).isEmpty();
    assertThat(vault.restore(point, 0)).isEqualTo(snapshot.content());
    assertThat(vault.check().sound()).isTrue();
  }

  @Test
  void aRunThatDiedIsLeftAloneForAWeekAndThenCanNeverCommit() {
    MemorySource source = disk.snapshot("s").source();
    BackupRun run = vault.begin("item", 0, source);
    run.plan(List.of(source), Long.MAX_VALUE);
    run.transferAll(List.of(source), 1, Progress.NONE);
    clock.advance(Duration.ofDays(7));
    assertThat(new Sweep(vault.vault()).plan().isEmpty()).isTrue();

    clock.advance(Duration.ofSeconds(1));
    assertThat(new Sweep(vault.vault()).run().runs()).isEqualTo(1);
    assertThatThrownBy(() -> run.commit(TestVault.facts(0))).isInstanceOf(RunClosedException.class);
    new Sweep(vault.vault()).run();
    assertThat(objects("data/")).isEmpty();
    assertThat(objects("maps/")).isEmpty();
    assertThat(objects("runs/")).isEmpty();
  }

  @Test
  void anAbandonedRunIsSweptAtOnceAndItsLateMessagesChangeNothing() {
    MemorySource source = disk.snapshot("s").source();
    BackupRun run = vault.begin("item", 0, source);
    run.plan(List.of(source), Long.MAX_VALUE);
    run.transferAll(List.of(source), 1, Progress.NONE);
    BackupRun.abandon(vault.vault(), run.names());

    assertThatThrownBy(() -> BackupRun.resume(vault.vault(), run.names()))
        .isInstanceOf(RunClosedException.class);
    assertThatThrownBy(() -> vault.begin("item", 0, source)).isInstanceOf(RunClosedException.class);
    new Sweep(vault.vault()).run();
    assertThat(objects("data/")).isEmpty();
    assertThat(new RecoveryPoints(vault.vault()).list(new ItemId("item"))).isEmpty();
  }

  @Test
  void abandoningACommittedRunChangesNothing() {
    RecoveryPoint point = backUp(0);
    BackupRun.abandon(vault.vault(), point.names());
    new Sweep(vault.vault()).run();
    assertThat(vault.restore(point, 0)).isEqualTo(disk.content());
  }

  @Test
  void aDeletedPointCanBeBroughtBackUntilItsSoftDeleteDaysHavePassed() {
    MemoryVaultStore other = new MemoryVaultStore(clock);
    VaultSettings settings = VaultSettings.defaults(TestVault.START).withSoftDeleteDays(14);
    Vault.create(other, settings);
    TestVault patient = TestVault.open(other);
    RecoveryPoint point = patient.backUp("item", 0, disk.snapshot("s").source());
    Tombstones marks = new Tombstones(patient.vault());
    marks.bury(point.names(), "test");
    clock.advance(Duration.ofDays(14).minusSeconds(1));
    assertThat(new Sweep(patient.vault()).run().points()).isZero();
    assertThat(new RecoveryPoints(patient.vault()).list(point.item())).isEmpty();
    marks.unbury(point.names());
    assertThat(new RecoveryPoints(patient.vault()).list(point.item())).containsExactly(point);
    marks.bury(point.names(), "again");
    clock.advance(Duration.ofDays(14));
    assertThat(new Sweep(patient.vault()).run().points()).isEqualTo(1);
    new Sweep(patient.vault()).run();
    try (Stream<ObjectInfo> rest = other.list("")) {
      assertThat(rest.map(object -> object.name().value())).containsExactly("vault");
    }
  }

  @Test
  void aCommitThatStalledForYearsFindsItsAbandonedRunsVoid() {
    BackupRun run = transferred(0, beforeRecord(this::abandonAndSweepForYears));

    assertThatThrownBy(() -> run.commit(TestVault.facts(0))).isInstanceOf(RunClosedException.class);
    assertThat(new RecoveryPoints(vault.vault()).list(new ItemId("item"))).isEmpty();
    assertThat(vault.check().sound()).isTrue();
  }

  private void abandonAndSweepForYears() {
    BackupRun.abandon(vault.vault(), TestVault.names("item", 0));
    for (int year = 0; year < 3; year++) {
      clock.advance(Duration.ofDays(365));
      new Sweep(vault.vault()).run();
    }
    assertThat(objects("data/")).isEmpty();
  }

  @Test
  void aTwinOfACommitThatStalledUntilThePointWasSweptBringsNothingBack() {
    PointNames names = TestVault.names("item", 0);
    BackupRun twin =
        transferred(
            0,
            beforeRecord(
                () -> {
                  BackupRun.resume(vault.vault(), names).commit(TestVault.facts(0));
                  tombstones.bury(names, "test");
                  new Sweep(vault.vault()).run();
                  new Sweep(vault.vault()).run();
                }));
    twin.commit(TestVault.facts(0));

    assertThat(objects("data/")).isEmpty();
    assertThat(new RecoveryPoints(vault.vault()).list(names.item())).isEmpty();
    assertThat(vault.check().sound()).isTrue();
    new Sweep(vault.vault()).run();
    clock.advance(Sweep.PATIENCE.plusSeconds(1));
    new Sweep(vault.vault()).run();
    assertThat(objects("")).hasSize(1);
  }

  /** A run of which all is stored but the record, by way of a store of its own. */
  private BackupRun transferred(int number, VaultStore itsStore) {
    MemorySource source = disk.snapshot("s").source();
    BackupRun run =
        BackupRun.begin(
            Vault.open(itsStore), TestVault.names("item", number), List.of(source.identity()));
    run.plan(List.of(source), Long.MAX_VALUE);
    run.transferAll(List.of(source), 1, Progress.NONE);
    return run;
  }

  /** The store, behind a process that stalls, and so lets all this happen, before it commits. */
  private VaultStore beforeRecord(Runnable meanwhile) {
    return (VaultStore)
        Proxy.newProxyInstance(
            VaultStore.class.getClassLoader(),
            new Class<?>[] {VaultStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("putIfAbsent")
                  && arguments[0].toString().startsWith(PointNames.POINTS)) {
                meanwhile.run();
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void oneSweepRunsAtATime() {
    try (Lease lease = store.tryLease(Vault.SETTINGS).orElseThrow()) {
      assertThat(lease.acquiredAt()).isEqualTo(TestVault.START);
      assertThatThrownBy(() -> new Sweep(vault.vault()).plan())
          .isInstanceOf(SweepBusyException.class);
    }
    assertThat(new Sweep(vault.vault()).plan().isEmpty()).isTrue();
  }

  @Test
  void aRunWhoseParentIsDeletedWhileItBeginsChoosesAnother() {
    RecoveryPoint oldest = backUp(0);
    RecoveryPoint newest = backUp(1);
    tombstones.bury(newest.names(), "test");
    BackupRun run = vault.begin("item", 2, disk.snapshot("s2").source());
    assertThat(run.parent()).contains(oldest);
  }

  private RecoveryPoint backUp(int number) {
    PointNames names = TestVault.names("item", number);
    disk.fillRandomly(number * 3000, 2000, number);
    return vault.backUp("item", number, disk.snapshot(names.toString()).source());
  }

  private List<ObjectInfo> objects(String folder) {
    try (Stream<ObjectInfo> found = store.list(folder)) {
      return found.toList();
    }
  }
}
