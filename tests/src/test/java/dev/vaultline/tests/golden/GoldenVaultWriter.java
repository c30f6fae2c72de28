package dev.vaultline.tests.golden;

import dev.vaultline.engine.Progress;
import dev.vaultline.engine.backup.BackupRun;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.disk.MemoryDisk;
import dev.vaultline.engine.disk.MemorySnapshot;
import dev.vaultline.engine.format.Sha256;
import dev.vaultline.engine.map.BlockSize;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointFacts;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.Tombstones;
import dev.vaultline.engine.store.DirectoryVaultStore;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.engine.vault.VaultSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes the golden vault of the current format version: once for each version, never again. Two
 * items, of two disks and one; full and changed-range points; a disk that grew; zeros, repeated and
 * incompressible blocks; a deleted point and an abandoned run.
 *
 * <p>Usage: {@code GoldenVaultWriter FOLDER}; the folder must not exist.
 */
public final class GoldenVaultWriter {
  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
  private static final int BLOCK = 16 << 10;

  private final Vault vault;
  private final List<String> expected = new ArrayList<>();

  private GoldenVaultWriter(Vault vault) {
    this.vault = vault;
  }

  /** Writes the vault and, beside it, the digests of all its disks. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.createDirectory(folder);
    VaultSettings settings =
        new VaultSettings(
            UUID.fromString("7b0e4c52-8f0e-4a53-9f2b-31c1d9a1b7d1"),
            START,
            new BlockSize(BLOCK),
            16,
            14);
    Path root = Files.createDirectory(folder.resolve("vault"));
    GoldenVaultWriter writer =
        new GoldenVaultWriter(Vault.create(new DirectoryVaultStore(root), settings));
    writer.write();
    Files.write(folder.resolve("expected.csv"), writer.expected);
  }

  private void write() {
    expected.add("item,point,disk,size,sha256");
    MemoryDisk system =
        new MemoryDisk("disk-system", 20 * BLOCK + 1536)
            .fillRandomly(0, 6 * BLOCK, 1)
            .fill(8 * BLOCK, 3 * BLOCK, 'v')
            .fillRandomly(20 * BLOCK, 1536, 2);
    MemoryDisk data =
        new MemoryDisk("disk-data", 40 * BLOCK).fillRandomly(17 * BLOCK, 2 * BLOCK, 3);
    MemorySnapshot system0 = system.snapshot("system-0");
    MemorySnapshot data0 = data.snapshot("data-0");
    backUp("machine-a", 0, system0.source(), data0.allocatedSource());

    system.fillRandomly(BLOCK + 512, 1024, 4).fill(9 * BLOCK, BLOCK, 0);
    data.fillRandomly(2 * BLOCK, BLOCK, 3).resize(45 * BLOCK + 512);
    MemorySnapshot system1 = system.snapshot("system-1");
    MemorySnapshot data1 = data.snapshot("data-1");
    backUp("machine-a", 1, system1.sourceSince(system0), data1.source());

    system.fill(30, 5, 'x');
    data.fill(44 * BLOCK, BLOCK, 'y');
    backUp(
        "machine-a",
        2,
        system.snapshot("system-2").sourceSince(system1),
        data.snapshot("data-2").sourceSince(data1));

    MemoryDisk other = new MemoryDisk("disk-other", 512).fill(0, 512, 'z');
    backUp("machine-b", 0, other.snapshot("other-0").source());
    new Tombstones(vault).bury(names("machine-a", 0), "golden");
    BackupRun.begin(vault, names("machine-b", 1), identities(other.snapshot("other-1").source()));
    BackupRun.abandon(vault, names("machine-b", 1));
  }

  private void backUp(String item, int number, DiskSource... disks) {
    BackupRun run = BackupRun.begin(vault, names(item, number), identities(disks));
    run.plan(List.of(disks), 16L * BLOCK);
    run.transferAll(List.of(disks), 1, Progress.NONE);
    run.commit(
        new PointFacts(
            START.plus(Duration.ofDays(number)),
            Consistency.CRASH,
            Optional.empty(),
            Map.of("written by", "GoldenVaultWriter")));
    for (int disk = 0; disk < disks.length; disk++) {
      byte[] bytes = content(disks[disk]);
      expected.add(
          String.join(
              ",",
              item,
              names(item, number).point().value(),
              String.valueOf(disk),
              String.valueOf(bytes.length),
              Sha256.of(bytes).toString()));
    }
  }

  private static byte[] content(DiskSource disk) {
    byte[] bytes = new byte[(int) disk.identity().size()];
    disk.read(0, java.nio.ByteBuffer.wrap(bytes));
    return bytes;
  }

  private static PointNames names(String item, int number) {
    return new PointNames(
        new ItemId(item), PointId.of(START.plus(Duration.ofDays(number)), number));
  }

  private static List<DiskIdentity> identities(DiskSource... disks) {
    return List.of(disks).stream().map(DiskSource::identity).toList();
  }
}
