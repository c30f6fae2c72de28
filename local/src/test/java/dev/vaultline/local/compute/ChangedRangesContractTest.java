package dev.vaultline.local.compute;

import static dev.vaultline.local.compute.EmulatorFixture.clear;
import static dev.vaultline.local.compute.EmulatorFixture.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.resourcemanager.compute.fluent.models.SnapshotInner;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.PageList;
import com.azure.storage.blob.options.ListPageRangesOptions;
import com.azure.storage.blob.specialized.PageBlobClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedRangesContractTest {
  private static final int PAGE = 512;
  private static final int MIB = 1 << 20;

  @TempDir Path folder;
  private EmulatorFixture emulator;
  private PageBlobClient guest;

  @BeforeEach
  void start() {
    emulator = EmulatorFixture.start(folder);
    emulator.machine("web", "running");
    guest = emulator.guest("web-os");
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void changedRangesAreExactAndKnowWhatWasCleared() {
    fill(guest, 0, 4 * MIB, 1);
    fill(guest, 20 * MIB, MIB, 5);
    emulator.snapshot("s1", "web-os");
    fill(guest, PAGE, PAGE, 2);
    clear(guest, 3 * PAGE, 2 * PAGE);
    fill(guest, 7 * PAGE, PAGE, 3);
    fill(guest, 15 * MIB, 2 * MIB, 4);
    clear(guest, 20 * MIB, MIB);
    emulator.snapshot("s2", "web-os");

    PageList changes =
        Sdk.pages(emulator.openSnapshot("s2"))
            .getManagedDiskPageRangesDiff(null, emulator.openSnapshot("s1"));

    assertThat(Sdk.entries(changes))
        .containsExactly(
            "written 512-1023",
            "written 3584-4095",
            "written " + 15 * MIB + "-" + (17 * MIB - 1),
            "cleared 1536-2559",
            "cleared " + 20 * MIB + "-" + (21 * MIB - 1));
  }

  @Test
  void changedRangesOfAWindowAreCutToIt() {
    emulator.snapshot("s1", "web-os");
    fill(guest, 0, 4 * MIB, 1);
    emulator.snapshot("s2", "web-os");

    PageList changes =
        Sdk.pages(emulator.openSnapshot("s2"))
            .getManagedDiskPageRangesDiff(
                new BlobRange(MIB, (long) PAGE), emulator.openSnapshot("s1"));

    assertThat(Sdk.entries(changes)).containsExactly("written " + MIB + "-" + (MIB + PAGE - 1));
  }

  @Test
  void writtenRangesAreListedPageByPage() {
    for (int i = 0; i < 5; i++) {
      fill(guest, 2L * i * PAGE, PAGE, i + 1);
    }
    emulator.snapshot("s1", "web-os");

    var found =
        Sdk.pages(emulator.openSnapshot("s1"))
            .listPageRanges(
                new ListPageRangesOptions(new BlobRange(0, 10L * PAGE)).setMaxResultsPerPage(2),
                null,
                null);

    assertThat(found.stream().map(item -> item.getRange().getOffset()))
        .containsExactly(0L, 1024L, 2048L, 3072L, 4096L);
    assertThat(found.streamByPage()).hasSize(3);
  }

  @Test
  void snapshotsOfAnotherDiskHaveAnotherFamilyAndCannotBeCompared() {
    SnapshotInner one = emulator.snapshot("s1", "web-os");
    SnapshotInner other = emulator.snapshot("s2", "web-data0");

    assertThat(one.incrementalSnapshotFamilyId()).isNotEqualTo(other.incrementalSnapshotFamilyId());
    String base = emulator.openSnapshot("s1");
    PageBlobClient pages = Sdk.pages(emulator.openSnapshot("s2"));
    assertThatThrownBy(() -> pages.getManagedDiskPageRangesDiff(null, base))
        .isInstanceOfSatisfying(
            BlobStorageException.class,
            e -> assertThat(e.getErrorCode().toString()).contains("PreviousSnapshot"));
  }

  @Test
  void aLaterSnapshotIsNoBase() {
    emulator.snapshot("s1", "web-os");
    emulator.snapshot("s2", "web-os");
    String later = emulator.openSnapshot("s2");
    PageBlobClient pages = Sdk.pages(emulator.openSnapshot("s1"));

    assertThatThrownBy(() -> pages.getManagedDiskPageRangesDiff(null, later))
        .isInstanceOfSatisfying(
            BlobStorageException.class,
            e ->
                assertThat(e.getErrorCode())
                    .isEqualTo(BlobErrorCode.PREVIOUS_SNAPSHOT_CANNOT_BE_NEWER));
  }
}
