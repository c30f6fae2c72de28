package dev.vaultline.tests.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.Progress;
import dev.vaultline.engine.backup.BackupRun;
import dev.vaultline.engine.check.Check;
import dev.vaultline.engine.disk.MemoryDisk;
import dev.vaultline.engine.disk.MemorySource;
import dev.vaultline.engine.disk.MemoryTarget;
import dev.vaultline.engine.format.Sha256;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointFacts;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.restore.DiskRestore;
import dev.vaultline.engine.store.DirectoryVaultStore;
import dev.vaultline.engine.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every released version of the format left a vault here, which every later build must read. */
class GoldenVaultTest {
  private static final Path GOLDEN = Path.of("golden", "v1");

  /** A line of {@code expected.csv}. */
  record Expected(String item, String point, int disk, int size, String sha256) {}

  @TempDir private Path folder;

  @BeforeEach
  void copyTheVaultSoThatItIsNeverChanged() throws IOException {
    Path golden = GOLDEN.resolve("vault");
    try (Stream<Path> files = Files.walk(golden)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(golden.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  static Stream<Expected> expected() throws IOException {
    return Files.readAllLines(GOLDEN.resolve("expected.csv")).stream()
        .skip(1)
        .map(line -> line.split(","))
        .map(f -> new Expected(f[0], f[1], Integer.parseInt(f[2]), Integer.parseInt(f[3]), f[4]));
  }

  @ParameterizedTest
  @MethodSource("expected")
  void everyDiskOfEveryPointRestores(Expected expected) {
    Vault vault = Vault.open(new DirectoryVaultStore(folder));
    RecoveryPoint point =
        new RecoveryPoints(vault)
            .require(new ItemId(expected.item()), new PointId(expected.point()));
    MemoryTarget target = new MemoryTarget(expected.size());
    assertThat(
            new DiskRestore(vault, point, expected.disk()).run(target, 1, Progress.NONE).damaged())
        .isEmpty();
    assertThat(Sha256.of(target.content())).hasToString(expected.sha256());
  }

  @ParameterizedTest
  @MethodSource("expected")
  void aReaderWrittenFromTheFormatDocumentAloneRestoresTheSame(Expected expected)
      throws IOException {
    byte[] bytes =
        new IndependentReader(folder).restore(expected.item(), expected.point(), expected.disk());
    assertThat(Sha256.of(bytes)).hasToString(expected.sha256());
  }

  @Test
  void theVaultIsSoundAndDeletedAndAbandonedPointsAreNotListed() {
    Vault vault = Vault.open(new DirectoryVaultStore(folder));
    assertThat(new Check(vault, 1).run(Optional.empty(), Optional.empty(), Progress.NONE).damages())
        .isEmpty();
    RecoveryPoints points = new RecoveryPoints(vault);
    assertThat(points.list(new ItemId("machine-a"))).hasSize(2);
    assertThat(points.list(new ItemId("machine-b"))).hasSize(1);
  }

  @Test
  void aNewPointCanBeAddedToIt() {
    Vault vault = Vault.open(new DirectoryVaultStore(folder));
    MemorySource disk = new MemoryDisk("disk-other", 512).fill(9, 9, 9).snapshot("new").source();
    PointNames names =
        new PointNames(new ItemId("machine-b"), new PointId("20270101T000000Z-00000000"));
    BackupRun run = BackupRun.begin(vault, names, List.of(disk.identity()));
    run.plan(List.of(disk), 1 << 20);
    run.transferAll(List.of(disk), 1, Progress.NONE);
    RecoveryPoint point =
        run.commit(
            new PointFacts(
                Instant.parse("2027-01-01T00:00:00Z"),
                Consistency.CRASH,
                Optional.empty(),
                Map.of()));
    assertThat(point.parent()).contains(new PointId("20261121T080000Z-00000000"));
    assertThat(point.previous()).isPresent();
  }
}
