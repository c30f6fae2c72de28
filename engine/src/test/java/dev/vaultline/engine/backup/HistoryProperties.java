package dev.vaultline.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.TestVault;
import dev.vaultline.engine.disk.MemoryDisk;
import dev.vaultline.engine.disk.MemorySnapshot;
import dev.vaultline.engine.disk.MemorySource;
import dev.vaultline.engine.map.PackTable;
import dev.vaultline.engine.point.PointDisk;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.point.Tombstones;
import dev.vaultline.engine.store.MemoryVaultStore;
import dev.vaultline.engine.store.ObjectInfo;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.engine.sweep.Sweep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Any disk, any history of changes: every recovery point restores byte-identical. */
class HistoryProperties {

  private enum Reading {
    EVERYTHING,
    ALLOCATED,
    CHANGES
  }

  private enum Content {
    ZEROS,
    ONE_BYTE,
    RANDOM,
    SAME_RANDOM
  }

  private record Write(int offset, int length, Content content, int seed) {}

  private record Day(List<Write> writes, int grow, Reading reading, boolean delete) {}

  @Property(tries = 60)
  void everyPointRestoresWhateverIsDeletedAroundIt(
      @ForAll("sizes") int size, @ForAll("histories") List<Day> days) {
    VaultStore store = new MemoryVaultStore();
    TestVault vault = TestVault.create(store);
    MemoryDisk disk = new MemoryDisk("disk", size);
    Map<RecoveryPoint, byte[]> expected = new LinkedHashMap<>();
    Optional<MemorySnapshot> last = Optional.empty();
    for (int number = 0; number < days.size(); number++) {
      apply(days.get(number), disk);
      MemorySnapshot snapshot = disk.snapshot("snapshot-" + number);
      MemorySource source = source(days.get(number).reading(), snapshot, last);
      expected.put(vault.backUp("item", number, source), snapshot.content());
      last = Optional.of(snapshot);
    }
    assertAllRestore(vault, expected);

    List<RecoveryPoint> points = new ArrayList<>(expected.keySet());
    for (int number = 0; number < days.size(); number++) {
      if (days.get(number).delete()) {
        new Tombstones(vault.vault()).bury(points.get(number).names(), "test");
        expected.remove(points.get(number));
      }
    }
    new Sweep(vault.vault()).run();
    assertAllRestore(vault, expected);
    assertThat(packs(store)).isEqualTo(needed(vault, expected.keySet()));
  }

  private static void apply(Day day, MemoryDisk disk) {
    disk.resize(disk.size() + day.grow());
    for (Write write : day.writes()) {
      int offset = write.offset() % disk.size();
      int length = Math.min(write.length(), disk.size() - offset);
      switch (write.content()) {
        case ZEROS -> disk.fill(offset, length, 0);
        case ONE_BYTE -> disk.fill(offset, length, 1 + write.seed() % 100);
        case RANDOM -> disk.fillRandomly(offset, length, write.seed());
        case SAME_RANDOM -> disk.fillRandomly(offset, length, 42);
      }
    }
  }

  private static MemorySource source(
      Reading reading, MemorySnapshot snapshot, Optional<MemorySnapshot> last) {
    return switch (reading) {
      case EVERYTHING -> snapshot.source();
      case ALLOCATED -> snapshot.allocatedSource();
      case CHANGES -> last.map(snapshot::sourceSince).orElseGet(snapshot::source);
    };
  }

  private static void assertAllRestore(TestVault vault, Map<RecoveryPoint, byte[]> expected) {
    expected.forEach((point, bytes) -> assertThat(vault.restore(point, 0)).isEqualTo(bytes));
    assertThat(vault.check().damages()).isEmpty();
  }

  private static Set<ObjectName> packs(VaultStore store) {
    Set<ObjectName> names = new TreeSet<>();
    for (String folder : List.of("data/", "maps/")) {
      try (Stream<ObjectInfo> packs = store.list(folder)) {
        packs.forEach(pack -> names.add(pack.name()));
      }
    }
    return names;
  }

  private static Set<ObjectName> needed(TestVault vault, Set<RecoveryPoint> points) {
    RecoveryPoints catalogue = new RecoveryPoints(vault.vault());
    Set<ObjectName> names = new TreeSet<>();
    for (RecoveryPoint point : points) {
      for (PointDisk disk : point.disks()) {
        for (PackTable.Row row : catalogue.packs(point, disk).rows()) {
          names.add(row.pack().name());
        }
      }
    }
    return names;
  }

  @Provide
  Arbitrary<Integer> sizes() {
    return Arbitraries.integers().between(1, 4 * TestVault.PAGE / 512).map(n -> n * 512);
  }

  @Provide
  Arbitrary<List<Day>> histories() {
    Arbitrary<Integer> sectors = Arbitraries.integers().between(0, 5 * TestVault.PAGE / 512);
    Arbitrary<Integer> lengths =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.integers().between(1, 4)),
            Tuple.of(2, Arbitraries.integers().between(1, 80)),
            Tuple.of(1, Arbitraries.integers().between(1, 1500)));
    Arbitrary<Write> writes =
        Combinators.combine(
                sectors,
                lengths,
                Arbitraries.of(Content.class),
                Arbitraries.integers().between(0, 1000))
            .as((at, length, content, seed) -> new Write(at * 512, length * 512, content, seed));
    Arbitrary<Integer> growth =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.just(0)),
            Tuple.of(1, Arbitraries.integers().between(1, 700).map(n -> n * 512)));
    return Combinators.combine(
            writes.list().ofMaxSize(6),
            growth,
            Arbitraries.of(Reading.class),
            Arbitraries.of(true, false))
        .as(Day::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }
}
