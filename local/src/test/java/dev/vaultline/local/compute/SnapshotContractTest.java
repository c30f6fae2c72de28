package dev.vaultline.local.compute;

import static dev.vaultline.local.compute.EmulatorFixture.GROUP;
import static dev.vaultline.local.compute.EmulatorFixture.fill;
import static dev.vaultline.local.compute.EmulatorFixture.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.compute.fluent.ComputeManagementClient;
import com.azure.resourcemanager.compute.fluent.models.SnapshotInner;
import com.azure.resourcemanager.compute.models.CreationData;
import com.azure.resourcemanager.compute.models.DiskCreateOption;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.specialized.PageBlobClient;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
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

  @Test
  void aSnapshotKeepsWhatTheDiskHeldWhateverTheGuestWritesLater() {
    fill(guest, 0, MIB, 1);
    SnapshotInner snapshot = emulator.snapshot("s1", "web-os");
    fill(guest, 0, MIB, 2);

    assertThat(snapshot.provisioningState()).isEqualTo("Succeeded");
    assertThat(snapshot.completionPercent()).isEqualTo(100f);
    assertThat(snapshot.diskSizeBytes()).isEqualTo(DISK_BYTES);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    Sdk.pages(emulator.openSnapshot("s1"))
        .downloadStreamWithResponse(read, new BlobRange(100, 1000L), null, null, false, null, null);
    assertThat(read.toByteArray()).hasSize(1000).containsOnly(1);
  }

  @Test
  void theBytesOfASnapshotAreAFixedVhd() {
    emulator.snapshot("s1", "web-os");
    PageBlobClient pages = Sdk.pages(emulator.openSnapshot("s1"));

    assertThat(pages.getProperties().getBlobSize()).isEqualTo(DISK_BYTES + PAGE);
    ByteArrayOutputStream footer = new ByteArrayOutputStream();
    pages.downloadStreamWithResponse(
        footer, new BlobRange(DISK_BYTES), null, null, false, null, null);
    assertThat(footer.toString(StandardCharsets.ISO_8859_1)).startsWith("conectix").hasSize(PAGE);
  }

  @Test
  void aSignatureIsCheckedAndEndsWithTheAccess() {
    emulator.snapshot("s1", "web-os");
    String url = emulator.openSnapshot("s1");
    PageBlobClient forged = Sdk.pages(url.substring(0, url.length() - 4) + "beef");

    assertRefused(403, forged::getProperties);
    sdk.getSnapshots().revokeAccess(GROUP, "s1");
    assertRefused(403, Sdk.pages(url)::getProperties);
    sdk.getSnapshots().delete(GROUP, "s1");
    assertThat(sdk.getSnapshots().list()).isEmpty();
  }

  @Test
  void aSnapshotCannotBeWritten() {
    emulator.snapshot("s1", "web-os");
    PageBlobClient pages = Sdk.pages(emulator.openSnapshot("s1"));

    assertRefused(403, () -> fill(pages, 0, PAGE, 1));
  }

  @Test
  void aSnapshotWithAnActiveSignatureIsNotDeleted() {
    emulator.snapshot("s1", "web-os");
    emulator.openSnapshot("s1");

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
    emulator.snapshot("s1", "web-os");
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
    assertThatThrownBy(() -> emulator.openSnapshot("far"))
        .hasMessageContaining("completionPercent");
    assertThatThrownBy(() -> sdk.getSnapshots().createOrUpdate(GROUP, "far2", request))
        .hasMessageContaining("in progress");
    emulator.skip("PT1H");
    assertThat(sdk.getSnapshots().getByResourceGroup(GROUP, "far").completionPercent())
        .isEqualTo(100f);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    Sdk.pages(emulator.openSnapshot("far"))
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
