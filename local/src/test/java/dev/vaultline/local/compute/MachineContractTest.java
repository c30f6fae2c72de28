package dev.vaultline.local.compute;

import static dev.vaultline.local.compute.EmulatorFixture.GROUP;
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
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineUpdateInner;
import com.azure.resourcemanager.compute.models.AccessLevel;
import com.azure.resourcemanager.compute.models.ApiEntityReference;
import com.azure.resourcemanager.compute.models.AttachDetachDataDisksRequest;
import com.azure.resourcemanager.compute.models.ConsistencyModeTypes;
import com.azure.resourcemanager.compute.models.CreationData;
import com.azure.resourcemanager.compute.models.DataDisksToAttach;
import com.azure.resourcemanager.compute.models.DataDisksToDetach;
import com.azure.resourcemanager.compute.models.DiskCreateOption;
import com.azure.resourcemanager.compute.models.DiskCreateOptionTypes;
import com.azure.resourcemanager.compute.models.DiskState;
import com.azure.resourcemanager.compute.models.GrantAccessData;
import com.azure.resourcemanager.compute.models.InstanceViewTypes;
import com.azure.resourcemanager.compute.models.ManagedDiskParameters;
import com.azure.resourcemanager.compute.models.OSDisk;
import com.azure.resourcemanager.compute.models.OperatingSystemTypes;
import com.azure.resourcemanager.compute.models.RestorePointCollectionExpandOptions;
import com.azure.resourcemanager.compute.models.RestorePointCollectionSourceProperties;
import com.azure.resourcemanager.compute.models.StorageProfile;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.PageRange;
import com.azure.storage.blob.specialized.PageBlobClient;
import dev.vaultline.local.compute.page.VhdFooter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineContractTest {
  private static final int PAGE = 512;
  private static final long DISK_BYTES = 32L << 20;

  @TempDir Path folder;
  private EmulatorFixture emulator;
  private ComputeManagementClient sdk;

  @BeforeEach
  void start() {
    emulator = EmulatorFixture.start(folder, ComputeOptions.onPort(0).withPageSize(2));
    sdk = emulator.sdk();
    emulator.machine("web", "running");
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private List<String> powerOf(String machine) {
    return sdk
        .getVirtualMachines()
        .getByResourceGroupWithResponse(
            GROUP, machine, InstanceViewTypes.INSTANCE_VIEW, Context.NONE)
        .getValue()
        .instanceView()
        .statuses()
        .stream()
        .map(status -> status.code())
        .toList();
  }

  private RestorePointInner takePoint(String name, RestorePointInner request) {
    sdk.getRestorePointCollections()
        .createOrUpdate(
            GROUP,
            "web-points",
            new RestorePointCollectionInner()
                .withLocation("westeurope")
                .withSource(
                    new RestorePointCollectionSourceProperties()
                        .withId(id("virtualMachines", "web"))));
    return sdk.getRestorePoints().create(GROUP, "web-points", name, request);
  }

  private DiskInner disk(String name) {
    return sdk.getDisks().getByResourceGroup(GROUP, name);
  }

  private static GrantAccessData access(AccessLevel level) {
    return new GrantAccessData().withAccess(level).withDurationInSeconds(3600);
  }

  private static byte[] read(String address, long offset, int length) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Sdk.pages(address)
        .downloadStreamWithResponse(
            bytes, new BlobRange(offset, (long) length), null, null, false, null, null);
    return bytes.toByteArray();
  }

  @Test
  void machinesAreListedPageByPageWithWhatABackupNeeds() {
    for (String name : new String[] {"a", "b", "c", "d"}) {
      emulator.machine(name, "deallocated");
    }

    assertThat(sdk.getVirtualMachines().list().streamByPage()).hasSize(3);
    assertThat(sdk.getVirtualMachines().listByResourceGroup(GROUP))
        .extracting(VirtualMachineInner::name)
        .containsExactly("a", "b", "c", "d", "web");
    VirtualMachineInner web = sdk.getVirtualMachines().getByResourceGroup(GROUP, "web");
    assertThat(web.vmId()).isNotBlank();
    assertThat(web.zones()).containsExactly("1");
    assertThat(web.tags()).containsEntry("role", "test");
    assertThat(web.storageProfile().osDisk().managedDisk().id()).isEqualTo(diskId("web-os"));
    assertThat(web.storageProfile().dataDisks().get(0).lun()).isZero();
    assertThat(powerOf("a")).contains("PowerState/deallocated");
  }

  @Test
  void powerStateFollowsTheOperations() {
    assertThat(powerOf("web")).contains("PowerState/running");
    sdk.getVirtualMachines().deallocate(GROUP, "web");
    assertThat(powerOf("web")).contains("PowerState/deallocated");
    assertThat(disk("web-os").diskState()).isEqualTo(DiskState.RESERVED);
    sdk.getVirtualMachines().start(GROUP, "web");
    assertThat(powerOf("web")).contains("PowerState/running");
    sdk.getVirtualMachines().powerOff(GROUP, "web");
    assertThat(powerOf("web")).contains("PowerState/stopped");
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
            .grantAccess(GROUP, "web-points", "p1", name, access(AccessLevel.READ))
            .accessSas();
    assertThat(read(sas, 0, PAGE)).containsOnly(1);
    sdk.getDiskRestorePoints().revokeAccess(GROUP, "web-points", "p1", name);
    create("restored", DiskCreateOption.RESTORE, os);
    fill(emulator.guest("web-os"), 0, PAGE, 7);
    String restored =
        sdk.getDisks().grantAccess(GROUP, "restored", access(AccessLevel.READ)).accessSas();
    assertThat(read(restored, 0, PAGE)).containsOnly(1);
  }

  private DiskInner create(String name, DiskCreateOption option, String source) {
    return sdk.getDisks()
        .createOrUpdate(
            GROUP,
            name,
            new DiskInner()
                .withLocation("westeurope")
                .withZones(List.of("1"))
                .withCreationData(
                    new CreationData().withCreateOption(option).withSourceResourceId(source)));
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

  private void takePointAfter(String time, String name) {
    emulator.skip(time);
    takePoint(name, new RestorePointInner());
  }

  @Test
  void anUploadedDiskIsTheSystemDiskAfterASwapOfADeallocatedMachine() {
    String sas = upload("new-os");
    PageBlobClient pages = Sdk.pages(sas);
    fill(pages, 0, PAGE, 3);
    writeFooter(pages, VhdFooter.of(DISK_BYTES, "new-os"));
    assertThatThrownBy(() -> swap("new-os")).hasMessageContaining("Deallocate");
    sdk.getVirtualMachines().deallocate(GROUP, "web");
    assertThatThrownBy(() -> swap("new-os")).hasMessageContaining("uploaded");
    sdk.getDisks().revokeAccess(GROUP, "new-os");
    swap("new-os");

    assertThat(disk("new-os").managedBy()).isEqualTo(id("virtualMachines", "web"));
    assertThat(disk("web-os").diskState()).isEqualTo(DiskState.UNATTACHED);
    assertThatThrownBy(() -> sdk.getDisks().delete(GROUP, "new-os"))
        .hasMessageContaining("attached");
    sdk.getDisks().delete(GROUP, "web-os");
    String readable =
        sdk.getDisks().grantAccess(GROUP, "new-os", access(AccessLevel.READ)).accessSas();
    assertThat(read(readable, 0, PAGE)).containsOnly(3);
  }

  private String upload(String name) {
    DiskInner request =
        new DiskInner()
            .withLocation("westeurope")
            .withZones(List.of("1"))
            .withOsType(OperatingSystemTypes.LINUX)
            .withCreationData(
                new CreationData()
                    .withCreateOption(DiskCreateOption.UPLOAD)
                    .withUploadSizeBytes(DISK_BYTES + PAGE));
    assertThat(sdk.getDisks().createOrUpdate(GROUP, name, request).diskState())
        .isEqualTo(DiskState.READY_TO_UPLOAD);
    return sdk.getDisks().grantAccess(GROUP, name, access(AccessLevel.WRITE)).accessSas();
  }

  private static void writeFooter(PageBlobClient pages, byte[] footer) {
    pages.uploadPages(
        new PageRange().setStart(DISK_BYTES).setEnd(DISK_BYTES + PAGE - 1),
        new ByteArrayInputStream(footer));
  }

  private void swap(String disk) {
    sdk.getVirtualMachines()
        .update(
            GROUP,
            "web",
            new VirtualMachineUpdateInner()
                .withStorageProfile(
                    new StorageProfile()
                        .withOsDisk(
                            new OSDisk()
                                .withCreateOption(DiskCreateOptionTypes.ATTACH)
                                .withManagedDisk(
                                    new ManagedDiskParameters().withId(diskId(disk))))));
  }

  @Test
  void anUploadWithoutAValidFooterIsRefusedAndCanBeRepeated() {
    PageBlobClient pages = Sdk.pages(upload("bad"));
    writeFooter(pages, VhdFooter.of(DISK_BYTES / 2, "bad"));

    assertThatThrownBy(() -> sdk.getDisks().revokeAccess(GROUP, "bad"))
        .hasMessageContaining("VHD footer");
    assertThat(disk("bad").diskState()).isEqualTo(DiskState.READY_TO_UPLOAD);
  }

  @Test
  void dataDisksAreAttachedAndDetachedAndAMachineIsMadeFromDisks() {
    create("copy", DiskCreateOption.COPY, diskId("web-data0"));
    sdk.getVirtualMachines()
        .attachDetachDataDisks(
            GROUP,
            "web",
            new AttachDetachDataDisksRequest()
                .withDataDisksToAttach(
                    List.of(new DataDisksToAttach().withDiskId(diskId("copy")).withLun(5)))
                .withDataDisksToDetach(
                    List.of(new DataDisksToDetach().withDiskId(diskId("web-data0")))));

    assertThat(
            sdk.getVirtualMachines().getByResourceGroup(GROUP, "web").storageProfile().dataDisks())
        .extracting(disk -> disk.lun())
        .containsExactly(5);
    sdk.getVirtualMachines()
        .createOrUpdate(
            GROUP,
            "second",
            new VirtualMachineInner()
                .withLocation("westeurope")
                .withStorageProfile(
                    new StorageProfile()
                        .withOsDisk(
                            new OSDisk()
                                .withOsType(OperatingSystemTypes.LINUX)
                                .withCreateOption(DiskCreateOptionTypes.ATTACH)
                                .withManagedDisk(
                                    new ManagedDiskParameters().withId(diskId("web-data0")))))
                .withZones(List.of("1")));
    assertThat(disk("web-data0").managedBy()).isEqualTo(id("virtualMachines", "second"));
    assertThat(powerOf("second")).contains("PowerState/running");
    sdk.getVirtualMachines().delete(GROUP, "second");
    assertThat(disk("web-data0").managedBy()).isNull();
  }
}
