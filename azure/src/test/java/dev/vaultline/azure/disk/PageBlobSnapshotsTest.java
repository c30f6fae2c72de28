package dev.vaultline.azure.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.specialized.PageBlobClient;
import dev.vaultline.azure.azurite.Azurite;
import dev.vaultline.azure.azurite.AzuriteExtension;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.platform.Progress.Done;
import dev.vaultline.pipeline.snapshot.DiskLocation;
import dev.vaultline.pipeline.snapshot.ItemSource;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.snapshot.SnapshotRequest;
import dev.vaultline.pipeline.snapshot.SnapshotService;
import dev.vaultline.pipeline.snapshot.SnapshotServiceContract;
import dev.vaultline.pipeline.snapshot.SourceKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AzuriteExtension.class)
class PageBlobSnapshotsTest extends SnapshotServiceContract {
  private static final ItemId ITEM = new ItemId("web-1");
  private static final PointId RUN = PointId.of(Instant.parse("2026-11-21T01:00:00Z"), 9);

  private final Azurite azurite;
  private final BlobContainerClient container;

  PageBlobSnapshotsTest(Azurite azurite) {
    this.azurite = azurite;
    this.container = azurite.container();
  }

  @Override
  protected SnapshotService service() {
    return new PageBlobSnapshots(azurite.account(), DiffTrust.TRUSTED);
  }

  @Override
  protected DiskLocation disk(String name, byte[] content) {
    PageBlobClient blob = blob(name);
    TestDisks.create(blob, content);
    return new DiskLocation(SourceKind.PAGE_BLOB, blob.getBlobUrl());
  }

  @Override
  protected void write(DiskLocation disk, byte[] start) {
    TestDisks.write(new PageBlobs(azurite.account()).at(disk.location()), 0, start);
  }

  private PageBlobClient blob(String name) {
    return container.getBlobClient(name).getPageBlobClient();
  }

  @Test
  void leaves_out_snapshots_made_by_hand() {
    DiskLocation disk = disk("mixed", new byte[512]);
    disk("mixed-2", new byte[512]);
    blob("mixed").createSnapshot();

    service().take(new SnapshotRequest(ITEM, RUN, disks(disk), Consistency.CRASH), "");
    service().drop(ITEM, RUN, disks(disk));

    assertThat(service().list(ITEM, disks(disk))).isEmpty();
  }

  @Test
  void takes_the_older_of_two_snapshots_of_a_run_and_drops_both() {
    DiskLocation disk = disk("twice", new byte[512]);
    SnapshotRequest request = new SnapshotRequest(ITEM, RUN, disks(disk), Consistency.CRASH);
    Snapshot first = ((Done<Snapshot>) service().take(request, "")).result();
    blob("twice")
        .createSnapshotWithResponse(TaggedSnapshot.tags(ITEM, RUN), null, null, Context.NONE);

    assertThat(service().take(request, "")).isEqualTo(new Done<>(first));
    assertThat(service().list(ITEM, disks(disk))).containsExactly(first);
    service().drop(ITEM, RUN, disks(disk));
    assertThat(service().list(ITEM, disks(disk))).isEmpty();
  }

  @Test
  void keeps_the_metadata_of_the_disk_on_its_snapshots() {
    DiskLocation disk = disk("named", new byte[512]);
    blob("named").setMetadata(Map.of("vaultlinedisk", "os-disk", "cost", "42"));

    Snapshot taken =
        ((Done<Snapshot>)
                service().take(new SnapshotRequest(ITEM, RUN, disks(disk), Consistency.CRASH), ""))
            .result();

    assertThat(taken.disks().get(0).identity().uniqueId()).isEqualTo("os-disk");
    String id = taken.disks().get(0).identity().snapshotId();
    assertThat(container.getBlobClient("named", id).getProperties().getMetadata())
        .containsEntry("cost", "42");
  }

  @Test
  void lists_nothing_for_disks_that_are_gone() {
    DiskLocation gone =
        new DiskLocation(
            SourceKind.PAGE_BLOB, azurite.absentContainer().getBlobContainerUrl() + "/disk");

    assertThat(service().list(ITEM, disks(gone))).isEmpty();
    service().drop(ITEM, RUN, disks(gone));
  }

  @Test
  void says_that_a_key_opens_its_own_account_only() {
    DiskLocation other =
        new DiskLocation(SourceKind.PAGE_BLOB, "https://other.blob.core.windows.net/disks/os");

    assertThatThrownBy(
            () ->
                service().take(new SnapshotRequest(ITEM, RUN, disks(other), Consistency.CRASH), ""))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("https://other.blob.core.windows.net is not the storage account");
  }

  private static ItemSource disks(DiskLocation disk) {
    return new ItemSource.Disks(List.of(disk));
  }
}
