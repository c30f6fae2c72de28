package dev.vaultline.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.Progress;
import dev.vaultline.engine.TestVault;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.MemoryDisk;
import dev.vaultline.engine.disk.MemorySnapshot;
import dev.vaultline.engine.disk.MemoryTarget;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.restore.DamagedExtent;
import dev.vaultline.engine.restore.DiskRestore;
import dev.vaultline.engine.restore.RestoreReport;
import dev.vaultline.engine.store.MemoryVaultStore;
import dev.vaultline.engine.store.ObjectInfo;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.sweep.Sweep;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Damages every object of a vault in every way: verify names it, restore writes all that is good.
 */
class CheckTest {
  private static final int SIZE = 2 * TestVault.PAGE + 5_120;

  private final MemoryVaultStore store = new MemoryVaultStore();
  private final TestVault vault = TestVault.create(store);
  private final MemorySnapshot snapshot =
      new MemoryDisk("disk", SIZE)
          .fillRandomly(0, SIZE, 1)
          .fill(TestVault.BLOCK, TestVault.BLOCK, 7)
          .snapshot("s0");
  private final RecoveryPoint point = vault.backUp("item", 0, snapshot.source());

  @Test
  void aSoundVaultHasNoDamage() {
    CheckReport report = vault.check();
    assertThat(report.sound()).isTrue();
    assertThat(report.points()).isEqualTo(1);
    assertThat(report.bytes()).isEqualTo(size("data/") + size("maps/"));
  }

  @Test
  void aFlippedBitAnywhereInAPackIsFoundAndNamed() {
    for (ObjectInfo pack : objects("data/", "maps/")) {
      byte[] good = store.get(pack.name());
      for (int at = 0; at < good.length; at += 1 + good.length / 97) {
        replace(pack.name(), flip(good, at));
        assertThat(vault.check().damages())
            .as("%s byte %d", pack.name(), at)
            .extracting(Damage::object)
            .contains(pack.name().value());
        assertRestoreReportsWhatItCannotWrite();
      }
      replace(pack.name(), good);
    }
    assertThat(vault.check().sound()).isTrue();
  }

  @Test
  void affectedExtentsAreThoseThatARestoreReports() {
    for (ObjectInfo pack : objects("data/", "maps/")) {
      byte[] good = store.get(pack.name());
      replace(pack.name(), flip(good, good.length / 3));
      List<ByteRange> lost =
          vault.check().damages().stream()
              .flatMap(damage -> damage.affected().stream())
              .map(AffectedExtent::range)
              .toList();
      assertThat(lost)
          .isNotEmpty()
          .isEqualTo(restore().damaged().stream().map(DamagedExtent::range).toList());
      replace(pack.name(), good);
    }
  }

  @Test
  void aTruncatedPackLosesOnlyWhatLiesBehindItsEnd() {
    ObjectInfo pack = objects("data/").get(0);
    byte[] good = store.get(pack.name());
    replace(pack.name(), Arrays.copyOf(good, good.length / 2));
    Damage damage = vault.check().damages().get(0);
    assertThat(damage.object()).isEqualTo(pack.name().value());
    assertThat(damage.affected()).isNotEmpty();
    RestoreReport report = restore();
    assertThat(report.bytesWritten()).isPositive();
    assertThat(damage.affected())
        .extracting(AffectedExtent::range)
        .isEqualTo(report.damaged().stream().map(DamagedExtent::range).toList());
  }

  @Test
  void aMissingPackIsNamedWithAllItTakes() {
    ObjectInfo pack = objects("data/").get(0);
    store.delete(pack);
    assertThat(vault.check().damages())
        .singleElement()
        .satisfies(
            damage -> {
              assertThat(damage.object()).isEqualTo(pack.name().value());
              assertThat(damage.what()).contains("is not in the vault");
              assertThat(damage.affected()).isNotEmpty();
            });
    assertRestoreReportsWhatItCannotWrite();
  }

  @Test
  void aDamagedRecordIsNamed() {
    ObjectName record = point.names().record();
    byte[] good = store.get(record);
    for (int at = 0; at < good.length; at += 13) {
      replace(record, flip(good, at));
      assertThat(vault.check().damages())
          .as("byte %d", at)
          .extracting(Damage::object)
          .contains(record.value());
    }
    replace(record, Arrays.copyOf(good, good.length - 9));
    assertThat(vault.check().damages()).extracting(Damage::object).contains(record.value());
  }

  @Test
  void aDamagedTableOfContentsAloneLosesNothing() {
    ObjectInfo pack = objects("data/").get(0);
    byte[] good = store.get(pack.name());
    replace(pack.name(), flip(good, good.length - 60));
    assertThat(vault.check().damages())
        .singleElement()
        .satisfies(damage -> assertThat(damage.affected()).isEmpty());
    assertThat(vault.restore(point, 0)).isEqualTo(snapshot.content());
  }

  @Test
  void aSweepRefusesToDeleteAnythingWhenARecordIsDamaged() {
    ObjectName record = point.names().record();
    replace(record, flip(store.get(record), 200));
    int before = objects("").size();
    assertThatThrownBy(() -> new Sweep(vault.vault()).run())
        .hasMessageContaining(record.value() + " is damaged");
    assertThat(objects("")).hasSize(before);
  }

  @Test
  void anUnknownItemIsAnErrorThatNamesThoseThereAre() {
    assertThatThrownBy(
            () ->
                new Check(vault.vault(), 1)
                    .run(Optional.of(new ItemId("other")), Optional.empty(), Progress.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("other")
        .hasMessageContaining("[item]");
  }

  private void assertRestoreReportsWhatItCannotWrite() {
    byte[] expected = snapshot.content();
    MemoryTarget target = new MemoryTarget(SIZE);
    RestoreReport report = new DiskRestore(vault.vault(), point, 0).run(target, 1, Progress.NONE);
    for (DamagedExtent extent : report.damaged()) {
      Arrays.fill(expected, (int) extent.range().offset(), (int) extent.range().end(), (byte) 0);
    }
    assertThat(target.content()).isEqualTo(expected);
  }

  private RestoreReport restore() {
    return new DiskRestore(vault.vault(), point, 0).run(new MemoryTarget(SIZE), 2, Progress.NONE);
  }

  private static byte[] flip(byte[] bytes, int at) {
    byte[] damaged = bytes.clone();
    damaged[at] ^= 0x10;
    return damaged;
  }

  private void replace(ObjectName name, byte[] bytes) {
    store.replace(name, List.of(ByteBuffer.wrap(bytes)), store.find(name).orElseThrow().version());
  }

  private long size(String folder) {
    return objects(folder).stream().mapToLong(ObjectInfo::size).sum();
  }

  private List<ObjectInfo> objects(String... folders) {
    return Stream.of(folders)
        .flatMap(
            folder -> {
              try (Stream<ObjectInfo> found = store.list(folder)) {
                return found.toList().stream();
              }
            })
        .toList();
  }
}
