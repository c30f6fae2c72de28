package dev.vaultline.azure.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.PageRange;
import com.azure.storage.blob.specialized.PageBlobClient;
import dev.vaultline.azure.azurite.Azurite;
import dev.vaultline.azure.azurite.AzuriteExtension;
import dev.vaultline.azure.blob.BlobVaultStore;
import dev.vaultline.engine.Progress;
import dev.vaultline.engine.backup.BackupRun;
import dev.vaultline.engine.check.Check;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.disk.DiskTarget;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointFacts;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.restore.DiskRestore;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.engine.vault.VaultSettings;
import dev.vaultline.pipeline.platform.Progress.Done;
import dev.vaultline.pipeline.snapshot.DiskLocation;
import dev.vaultline.pipeline.snapshot.DiskSnapshot;
import dev.vaultline.pipeline.snapshot.ItemSource;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.snapshot.SnapshotRequest;
import dev.vaultline.pipeline.snapshot.SourceKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page blob, backed up into a container and restored to page blobs. */
@ExtendWith(AzuriteExtension.class)
class PageBlobBackupTest {
  private static final int SIZE = 4 << 20;
  private static final ItemId ITEM = new ItemId("web-1");
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final BlobContainerClient disks;
  private final PageBlobClient disk;
  private final PageBlobSnapshots snapshots;
  private final Vault vault;

  PageBlobBackupTest(Azurite azurite) {
    disks = azurite.container();
    disk = disks.getBlobClient("os.img").getPageBlobClient();
    snapshots = new PageBlobSnapshots(azurite.account(), DiffTrust.UNTRUSTED);
    vault =
        Vault.create(new BlobVaultStore(azurite.absentContainer()), VaultSettings.defaults(NOON));
  }

  @Test
  void restores_what_was_written_and_cleared_where_differences_cannot_be_trusted() {
    byte[] first = new byte[SIZE];
    new Random(1).nextBytes(first);
    Arrays.fill(first, 1 << 20, 2 << 20, (byte) 0);
    TestDisks.create(disk, first);
    RecoveryPoint one = backUp(1);

    byte[] second = first.clone();
    Arrays.fill(second, 0, 256 << 10, (byte) 0);
    Arrays.fill(second, 1_500_160, 1_500_672, (byte) 7);
    disk.clearPages(new PageRange().setStart(0).setEnd((256 << 10) - 1));
    TestDisks.write(disk, 1_500_160, Arrays.copyOfRange(second, 1_500_160, 1_500_672));
    RecoveryPoint two = backUp(2);

    assertThat(Arrays.equals(restore(one), first)).isTrue();
    assertThat(Arrays.equals(restore(two), second)).isTrue();
    assertThat(two.statistics().stored()).isLessThan(one.statistics().stored() / 10);
    assertThat(new Check(vault, 2).run(Optional.empty(), Optional.empty(), Progress.NONE).sound())
        .isTrue();
  }

  private RecoveryPoint backUp(int number) {
    PointNames names = new PointNames(ITEM, PointId.of(NOON.plusSeconds(number), number));
    DiskLocation location = new DiskLocation(SourceKind.PAGE_BLOB, disk.getBlobUrl());
    SnapshotRequest request =
        new SnapshotRequest(
            ITEM, names.point(), new ItemSource.Disks(List.of(location)), Consistency.CRASH);
    DiskSnapshot snapshot = ((Done<Snapshot>) snapshots.take(request, "")).result().disks().get(0);
    BackupRun run = BackupRun.begin(vault, names, List.of(snapshot.identity()));
    try (DiskSource source =
        snapshots.open(snapshot, run.parent().map(parent -> parent.disks().get(0).identity()))) {
      run.plan(List.of(source), 1 << 20);
      run.transferAll(List.of(source), 2, Progress.NONE);
    }
    return run.commit(
        new PointFacts(NOON.plusSeconds(number), Consistency.CRASH, Optional.empty(), Map.of()));
  }

  private byte[] restore(RecoveryPoint point) {
    PageBlobClient restored =
        disks.getBlobClient("restored-" + point.names().point()).getPageBlobClient();
    restored.create(SIZE);
    try (DiskTarget target = PageBlobDiskTarget.open(restored)) {
      assertThat(new DiskRestore(vault, point, 0).run(target, 2, Progress.NONE).complete())
          .isTrue();
      target.complete();
    }
    return restored.downloadContent().toBytes();
  }
}
