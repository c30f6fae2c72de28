package dev.vaultline.local.compute;

import static dev.vaultline.local.compute.EmulatorFixture.GROUP;
import static dev.vaultline.local.compute.EmulatorFixture.clear;
import static dev.vaultline.local.compute.EmulatorFixture.diskId;
import static dev.vaultline.local.compute.EmulatorFixture.fill;
import static dev.vaultline.local.compute.EmulatorFixture.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.compute.fluent.ComputeManagementClient;
import com.azure.resourcemanager.compute.fluent.models.SnapshotInner;
import com.azure.resourcemanager.compute.models.AccessLevel;
import com.azure.resourcemanager.compute.models.CreationData;
import com.azure.resourcemanager.compute.models.DiskCreateOption;
import com.azure.resourcemanager.compute.models.GrantAccessData;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.PageList;
import com.azure.storage.blob.options.ListPageRangesOptions;
import com.azure.storage.blob.specialized.PageBlobClient;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotContractTest {
  private static final int PAGE = 512;
  private static final int MIB = 1 << 20;
  private static final long DISK_BYTES = 32 * MIB;

  @TempDir Path folder;
  private EmulatorFixture emulator;
  private ComputeManagementClient sdk;
  private PageBlobClient guest;

  @BeforeEach
  void start() {
    emulator = EmulatorFixture.start(folder);
    sdk = emulator.sdk();
    emulator.machine("web", "running");
    guest = emulator.guest("web-os");
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private SnapshotInner take(String name, String source) {
    return sdk.getSnapshots().createOrUpdate(GROUP, name, incremental(source, "westeurope"));
  }

  private static SnapshotInner incremental(String source, String region) {
    return new SnapshotInner()
        .withLocation(region)
        .withIncremental(true)
        .withCreationData(
            new CreationData()
                .withCreateOption(DiskCreateOption.COPY)
                .withSourceResourceId(source));
  }

  private String access(String snapshot) {
    return sdk.getSnapshots()
        .grantAccess(
            GROUP,
            snapshot,
            new GrantAccessData().withAccess(AccessLevel.READ).withDurationInSeconds(3600))
        .accessSas();
  }

  private static List<String> entries(PageList list) {
    return Stream.concat(
            list.getPageRange().stream().map(r -> "written " + r.getStart() + "-" + r.getEnd()),
            list.getClearRange().stream().map(r -> "cleared " + r.getStart() + "-" + r.getEnd()))
        .toList();
  }

  @Test
  void aSnapshotKeepsWhatTheDiskHeldWhateverTheGuestWritesLater() {
    fill(guest, 0, MIB, 1);
    SnapshotInner snapshot = take("s1", diskId("web-os"));
    fill(guest, 0, MIB, 2);

    assertThat(snapshot.provisioningState()).isEqualTo("Succeeded");
    assertThat(snapshot.completionPercent()).isEqualTo(100f);
    assertThat(snapshot.diskSizeBytes()).isEqualTo(DISK_BYTES);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    Sdk.pages(access("s1"))
        .downloadStreamWithResponse(read, new BlobRange(100, 1000L), null, null, false, null, null);
    assertThat(read.toByteArray()).hasSize(1000).containsOnly(1);
  }

  @Test
  void theBytesOfASnapshotAreAFixedVhd() {
    take("s1", diskId("web-os"));
    PageBlobClient pages = Sdk.pages(access("s1"));

    assertThat(pages.getProperties().getBlobSize()).isEqualTo(DISK_BYTES + PAGE);
    ByteArrayOutputStream footer = new ByteArrayOutputStream();
    pages.downloadStreamWithResponse(
        footer, new BlobRange(DISK_BYTES), null, null, false, null, null);
    assertThat(footer.toString(StandardCharsets.ISO_8859_1)).startsWith("conectix").hasSize(PAGE);
  }

  @Test
  void changedRangesAreExactAndKnowWhatWasCleared() {
    fill(guest, 0, 4 * MIB, 1);
    fill(guest, 20 * MIB, MIB, 5);
    take("s1", diskId("web-os"));
    fill(guest, PAGE, PAGE, 2);
    clear(guest, 3 * PAGE, 2 * PAGE);
    fill(guest, 7 * PAGE, PAGE, 3);
    fill(guest, 15 * MIB, 2 * MIB, 4);
    clear(guest, 20 * MIB, MIB);
    take("s2", diskId("web-os"));

    PageList changes = Sdk.pages(access("s2")).getManagedDiskPageRangesDiff(null, access("s1"));

    assertThat(entries(changes))
        .containsExactly(
            "written 512-1023",
            "written 3584-4095",
            "written " + 15 * MIB + "-" + (17 * MIB - 1),
            "cleared 1536-2559",
            "cleared " + 20 * MIB + "-" + (21 * MIB - 1));
  }

  @Test
  void changedRangesOfAWindowAreCutToIt() {
    take("s1", diskId("web-os"));
    fill(guest, 0, 4 * MIB, 1);
    take("s2", diskId("web-os"));

    PageList changes =
        Sdk.pages(access("s2"))
            .getManagedDiskPageRangesDiff(new BlobRange(MIB, (long) PAGE), access("s1"));

    assertThat(entries(changes)).containsExactly("written " + MIB + "-" + (MIB + PAGE - 1));
  }

  @Test
  void writtenRangesAreListedPageByPage() {
    for (int i = 0; i < 5; i++) {
      fill(guest, 2L * i * PAGE, PAGE, i + 1);
    }
    take("s1", diskId("web-os"));

    var found =
        Sdk.pages(access("s1"))
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
    SnapshotInner one = take("s1", diskId("web-os"));
    SnapshotInner other = take("s2", diskId("web-data0"));

    assertThat(one.incrementalSnapshotFamilyId()).isNotEqualTo(other.incrementalSnapshotFamilyId());
    String base = access("s1");
    PageBlobClient pages = Sdk.pages(access("s2"));
    assertThatThrownBy(() -> pages.getManagedDiskPageRangesDiff(null, base))
        .isInstanceOfSatisfying(
            BlobStorageException.class,
            e -> assertThat(e.getErrorCode().toString()).contains("PreviousSnapshot"));
  }

  @Test
  void aLaterSnapshotIsNoBase() {
    take("s1", diskId("web-os"));
    take("s2", diskId("web-os"));
    String later = access("s2");
    PageBlobClient pages = Sdk.pages(access("s1"));

    assertThatThrownBy(() -> pages.getManagedDiskPageRangesDiff(null, later))
        .isInstanceOfSatisfying(
            BlobStorageException.class,
            e ->
                assertThat(e.getErrorCode())
                    .isEqualTo(BlobErrorCode.PREVIOUS_SNAPSHOT_CANNOT_BE_NEWER));
  }

  @Test
  void aSignatureIsCheckedAndEndsWithTheAccess() {
    take("s1", diskId("web-os"));
    String url = access("s1");
    PageBlobClient forged = Sdk.pages(url.substring(0, url.length() - 4) + "beef");

    assertRefused(403, forged::getProperties);
    sdk.getSnapshots().revokeAccess(GROUP, "s1");
    assertRefused(403, Sdk.pages(url)::getProperties);
    sdk.getSnapshots().delete(GROUP, "s1");
    assertThat(sdk.getSnapshots().list()).isEmpty();
  }

  @Test
  void aSnapshotCannotBeWritten() {
    take("s1", diskId("web-os"));
    PageBlobClient pages = Sdk.pages(access("s1"));

    assertRefused(403, () -> fill(pages, 0, PAGE, 1));
  }

  @Test
  void aSnapshotWithAnActiveSignatureIsNotDeleted() {
    take("s1", diskId("web-os"));
    access("s1");

    assertThatThrownBy(() -> sdk.getSnapshots().delete(GROUP, "s1"))
        .isInstanceOfSatisfying(
            ManagementException.class,
            e -> assertThat(e.getValue().getCode()).isEqualTo("OperationNotAllowed"));
  }

  @Test
  void aCopyToAnotherRegionTellsHowFarItIsAndKeepsTheBytes() {
    emulator.close();
    emulator =
        EmulatorFixture.start(folder, ComputeOptions.onPort(0).withCopyTime(Duration.ofHours(1)));
    sdk = emulator.sdk();
    fill(guest, 0, PAGE, 9);
    take("s1", diskId("web-os"));
    SnapshotInner request =
        new SnapshotInner()
            .withLocation("northeurope")
            .withIncremental(true)
            .withCreationData(
                new CreationData()
                    .withCreateOption(DiskCreateOption.COPY_START)
                    .withSourceResourceId(id("snapshots", "s1")));

    assertThat(sdk.getSnapshots().createOrUpdate(GROUP, "far", request).completionPercent())
        .isLessThan(100f);
    assertThatThrownBy(() -> access("far")).hasMessageContaining("completionPercent");
    assertThatThrownBy(() -> sdk.getSnapshots().createOrUpdate(GROUP, "far2", request))
        .hasMessageContaining("in progress");
    emulator.skip("PT1H");
    assertThat(sdk.getSnapshots().getByResourceGroup(GROUP, "far").completionPercent())
        .isEqualTo(100f);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    Sdk.pages(access("far"))
        .downloadStreamWithResponse(
            read, new BlobRange(0, (long) PAGE), null, null, false, null, null);
    assertThat(read.toByteArray()).containsOnly(9);
  }

  private static void assertRefused(int status, Runnable request) {
    assertThatThrownBy(request::run)
        .isInstanceOfSatisfying(
            BlobStorageException.class, e -> assertThat(e.getStatusCode()).isEqualTo(status));
  }
}
