package dev.vaultline.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.Progress;
import dev.vaultline.engine.backup.BackupRun;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.disk.RawDiskSource;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointFacts;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.store.MemoryVaultStore;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.engine.vault.VaultSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskNamesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

  @TempDir Path folder;

  private Path image(String name) throws IOException {
    return Files.write(folder.toRealPath().resolve(name), new byte[512]);
  }

  private Optional<RecoveryPoint> parentOf(Path... disks) {
    Vault vault = Vault.create(new MemoryVaultStore(), VaultSettings.defaults(NOW));
    List<DiskSource> sources = new ArrayList<>();
    for (Path disk : disks) {
      sources.add(RawDiskSource.full(disk, Optional.empty()));
    }
    List<DiskIdentity> identities = sources.stream().map(DiskSource::identity).toList();
    PointNames names = new PointNames(new ItemId("web-1"), PointId.of(NOW, 1));
    BackupRun run = BackupRun.begin(vault, names, identities);
    run.plan(sources, 1 << 20);
    run.transferAll(sources, 1, Progress.NONE);
    sources.forEach(DiskSource::close);
    return Optional.of(
        run.commit(new PointFacts(NOW, Consistency.CRASH, Optional.empty(), Map.of())));
  }

  @Test
  void areThePathsOfAnItemWithoutAPoint() throws IOException {
    Path os = image("os.img");

    assertThat(DiskNames.of(List.of(os), Optional.empty())).containsExactly(os.toString());
  }

  @Test
  void followTheDiskInWhateverOrderItIsGiven() throws IOException {
    Path os = image("os.img");
    Path data = image("data.img");

    assertThat(DiskNames.of(List.of(data, os), parentOf(os, data)))
        .containsExactly(data.toString(), os.toString());
  }

  @Test
  void followTheNumberWhenADiskIsExportedToAnotherFile() throws IOException {
    Path os = image("os.img");
    Path data = image("data.img");
    Path tomorrow = image("data-2.img");

    assertThat(DiskNames.of(List.of(os, tomorrow), parentOf(os, data)))
        .containsExactly(os.toString(), data.toString());
  }

  @Test
  void areNewForADiskThatWasAdded() throws IOException {
    Path os = image("os.img");
    Path added = image("added.img");

    assertThat(DiskNames.of(List.of(os, added), parentOf(os)))
        .containsExactly(os.toString(), added.toString());
  }

  @Test
  void areNeverGivenTwice() throws IOException {
    Path os = image("os.img");
    Path data = image("data.img");
    Path added = image("added.img");

    assertThat(DiskNames.of(List.of(added, os), parentOf(os, data)))
        .containsExactly(added.toString(), os.toString());
  }

  @Test
  void refuseAPathThatIsNotThere() {
    assertThatThrownBy(() -> DiskNames.of(List.of(folder.resolve("no")), Optional.empty()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no such file");
  }
}
