package dev.vaultline.local.compute;

import static dev.vaultline.local.compute.EmulatorFixture.GROUP;
import static dev.vaultline.local.compute.EmulatorFixture.clear;
import static dev.vaultline.local.compute.EmulatorFixture.diskId;
import static dev.vaultline.local.compute.EmulatorFixture.fill;
import static dev.vaultline.local.compute.EmulatorFixture.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.util.Context;
import com.azure.resourcemanager.compute.fluent.ComputeManagementClient;
import com.azure.resourcemanager.compute.fluent.models.DiskInner;
import com.azure.resourcemanager.compute.fluent.models.RestorePointCollectionInner;
import com.azure.resourcemanager.compute.fluent.models.RestorePointInner;
import com.azure.resourcemanager.compute.models.AccessLevel;
import com.azure.resourcemanager.compute.models.ApiEntityReference;
import com.azure.resourcemanager.compute.models.ConsistencyModeTypes;
import com.azure.resourcemanager.compute.models.CreationData;
import com.azure.resourcemanager.compute.models.DiskCreateOption;
import com.azure.resourcemanager.compute.models.DiskUpdate;
import com.azure.resourcemanager.compute.models.RestorePointCollectionExpandOptions;
import com.azure.resourcemanager.compute.models.RestorePointCollectionSourceProperties;
import com.azure.storage.blob.specialized.PageBlobClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorePointContractTest {
  private static final int PAGE = 512;
  private static final long GIB = 1L << 30;

  @TempDir Path folder;
  private EmulatorFixture emulator;
  private ComputeManagementClient sdk;

  @BeforeEach
  void start() {
    emulator = EmulatorFixture.start(folder);
    sdk = emulator.sdk();
    emulator.machine("web", "running");
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private RestorePointInner takePoint(String name, RestorePointInner request) {
    return takePoint("web", name, request);
  }

  private RestorePointInner takePoint(String machine, String name, RestorePointInner request) {
    sdk.getRestorePointCollections()
        .createOrUpdate(
            GROUP,
            machine + "-points",
            new RestorePointCollectionInner()
                .withLocation("westeurope")
                .withSource(
                    new RestorePointCollectionSourceProperties()
                        .withId(id("virtualMachines", machine))));
    return sdk.getRestorePoints().create(GROUP, machine + "-points", name, request);
  }

  private void takePointAfter(String time, String name) {
    emulator.skip(time);
    takePoint(name, new RestorePointInner());
  }

  private void restore(String name, String point) {
    CreationData creation =
        new CreationData().withCreateOption(DiskCreateOption.RESTORE).withSourceResourceId(point);
    DiskInner request = new DiskInner().withLocation("westeurope").withZones(List.of("1"));
    sdk.getDisks().createOrUpdate(GROUP, name, request.withCreationData(creation));
  }

  /** The address of what a point has of a disk. */
  private String open(String point, String disk) {
    String name =
        sdk.getDiskRestorePoints().listByRestorePoint(GROUP, "web-points", point).stream()
            .filter(each -> each.sourceResourceId().equals(diskId(disk)))
            .findFirst()
            .orElseThrow()
            .name();
    return sdk.getDiskRestorePoints()
        .grantAccess(GROUP, "web-points", point, name, Sdk.access(AccessLevel.READ))
        .accessSas();
  }

  @Test
  void whatChangedBetweenTwoPointsOfADiskIsExact() {
    fill(emulator.guest("web-data0"), 0, 4 * PAGE, 1);
    takePoint("p1", new RestorePointInner());
    fill(emulator.guest("web-data0"), PAGE, PAGE, 2);
    clear(emulator.guest("web-data0"), 3 * PAGE, PAGE);
    takePointAfter("PT3H", "p2");

    String base = open("p1", "web-data0");
    assertThat(
            Sdk.entries(
                Sdk.pages(open("p2", "web-data0")).getManagedDiskPageRangesDiff(null, base)))
        .containsExactly("written 512-1023", "cleared 1536-2047");
    PageBlobClient other = Sdk.pages(open("p2", "web-os"));
    assertThatThrownBy(() -> other.getManagedDiskPageRangesDiff(null, base))
        .hasMessageContaining("PreviousSnapshotOperationNotSupported");
  }

  @Test
  void whatChangedIsKnownAcrossAResize() {
    fill(emulator.guest("web-data0"), 0, PAGE, 1);
    takePoint("p1", new RestorePointInner());
    sdk.getDisks().update(GROUP, "web-data0", new DiskUpdate().withDiskSizeGB(2));
    fill(emulator.guest("web-data0"), GIB, PAGE, 2);
    takePointAfter("PT3H", "p2");

    String base = open("p1", "web-data0");
    PageBlobClient grown = Sdk.pages(open("p2", "web-data0"));
    assertThat(grown.getProperties().getBlobSize()).isEqualTo(2 * GIB + PAGE);
    // The footer has moved to the new end.
    assertThat(Sdk.entries(grown.getManagedDiskPageRangesDiff(null, base)))
        .containsExactly(
            "written " + GIB + "-" + (GIB + PAGE - 1),
            "written " + 2 * GIB + "-" + (2 * GIB + PAGE - 1),
            "cleared " + (32L << 20) + "-" + ((32L << 20) + PAGE - 1));
  }

  @Test
  void aPointAndASnapshotOfOneDiskAreOfTwoFamilies() {
    emulator.snapshot("s1", "web-os");
    String snapshot = emulator.openSnapshot("s1");
    takePoint("p1", new RestorePointInner());
    PageBlobClient point = Sdk.pages(open("p1", "web-os"));

    assertThatThrownBy(() -> point.getManagedDiskPageRangesDiff(null, snapshot))
        .hasMessageContaining("PreviousSnapshotOperationNotSupported");
  }

  @Test
  void aPointThatIsThereIsAnsweredAgainAndNeverChanged() {
    RestorePointInner crash =
        new RestorePointInner().withConsistencyMode(ConsistencyModeTypes.CRASH_CONSISTENT);
    RestorePointInner first = takePoint("p1", crash);

    assertThat(takePoint("p1", crash).timeCreated()).isEqualTo(first.timeCreated());
    RestorePointInner other =
        new RestorePointInner().withConsistencyMode(ConsistencyModeTypes.APPLICATION_CONSISTENT);
    assertThatThrownBy(() -> takePoint("p1", other))
        .hasMessageContaining("PropertyChangeNotAllowed");
  }

  @Test
  void aCrashConsistentPointLeavesOutUltraDisks() {
    emulator.door(
        "POST",
        "/emulator/fleet",
        """
        {"machines":[{"name":"fast","osDisk":{"sizeBytes":33554432},
          "dataDisks":[{"sizeBytes":33554432,"sku":"UltraSSD_LRS"}]}]}
        """);
    RestorePointInner crash =
        new RestorePointInner().withConsistencyMode(ConsistencyModeTypes.CRASH_CONSISTENT);

    assertThatThrownBy(() -> takePoint("fast", "p1", crash)).hasMessageContaining("Ultra");
    crash.withExcludeDisks(List.of(new ApiEntityReference().withId(diskId("fast-data0"))));
    assertThat(takePoint("fast", "p1", crash).provisioningState()).isEqualTo("Succeeded");
    assertThat(takePoint("fast", "p2", new RestorePointInner()).provisioningState())
        .isEqualTo("Succeeded");
  }

  @Test
  void aRestorePointHoldsTheMachineAndItsDisksAndMakesNewDisks() {
    fill(emulator.guest("web-os"), 0, PAGE, 1);
    fill(emulator.guest("web-data0"), 0, PAGE, 2);
    RestorePointInner point = takePoint("p1", new RestorePointInner());
    fill(emulator.guest("web-os"), 0, PAGE, 9);

    assertThat(point.consistencyMode()).isEqualTo(ConsistencyModeTypes.APPLICATION_CONSISTENT);
    assertThat(point.provisioningState()).isEqualTo("Succeeded");
    assertThat(point.sourceMetadata().hardwareProfile().vmSize()).isNotNull();
    String os = point.sourceMetadata().storageProfile().osDisk().diskRestorePoint().id();
    assertThat(point.sourceMetadata().storageProfile().dataDisks().get(0).lun()).isZero();
    var disks = sdk.getDiskRestorePoints().listByRestorePoint(GROUP, "web-points", "p1");
    assertThat(disks)
        .hasSize(2)
        .allSatisfy(disk -> assertThat(disk.familyId()).isNotBlank())
        .extracting(disk -> disk.sourceResourceId())
        .containsExactlyInAnyOrder(diskId("web-os"), diskId("web-data0"));
    String name = os.substring(os.lastIndexOf('/') + 1);
    String sas =
        sdk.getDiskRestorePoints()
            .grantAccess(GROUP, "web-points", "p1", name, Sdk.access(AccessLevel.READ))
            .accessSas();
    assertThat(Sdk.read(sas, 0, PAGE)).containsOnly(1);
    sdk.getDiskRestorePoints().revokeAccess(GROUP, "web-points", "p1", name);
    restore("restored", os);
    fill(emulator.guest("web-os"), 0, PAGE, 7);
    String restored =
        sdk.getDisks().grantAccess(GROUP, "restored", Sdk.access(AccessLevel.READ)).accessSas();
    assertThat(Sdk.read(restored, 0, PAGE)).containsOnly(1);
  }

  @Test
  void aPointLeavesOutExcludedDisksAndIsCrashConsistentAsAsked() {
    RestorePointInner point =
        takePoint(
            "p1",
            new RestorePointInner()
                .withConsistencyMode(ConsistencyModeTypes.CRASH_CONSISTENT)
                .withExcludeDisks(List.of(new ApiEntityReference().withId(diskId("web-data0")))));

    assertThat(point.consistencyMode()).isEqualTo(ConsistencyModeTypes.CRASH_CONSISTENT);
    assertThat(sdk.getDiskRestorePoints().listByRestorePoint(GROUP, "web-points", "p1")).hasSize(1);
  }

  @Test
  void aCollectionShowsItsPointsAndGoesWithThem() {
    takePoint("p1", new RestorePointInner());

    assertThat(
            sdk.getRestorePointCollections()
                .getByResourceGroupWithResponse(
                    GROUP,
                    "web-points",
                    RestorePointCollectionExpandOptions.RESTORE_POINTS,
                    Context.NONE)
                .getValue()
                .restorePoints())
        .extracting(RestorePointInner::name)
        .containsExactly("p1");
    assertThat(sdk.getRestorePointCollections().listByResourceGroup(GROUP)).hasSize(1);
    sdk.getRestorePoints().delete(GROUP, "web-points", "p1");
    takePointAfter("PT3H", "p2");
    sdk.getRestorePointCollections().delete(GROUP, "web-points");
    assertThat(sdk.getRestorePointCollections().list()).isEmpty();
    assertThatThrownBy(() -> sdk.getRestorePoints().get(GROUP, "web-points", "p2"))
        .hasMessageContaining("404");
  }
}
