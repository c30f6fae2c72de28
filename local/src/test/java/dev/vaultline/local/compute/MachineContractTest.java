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
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineUpdateInner;
import com.azure.resourcemanager.compute.models.AccessLevel;
import com.azure.resourcemanager.compute.models.AttachDetachDataDisksRequest;
import com.azure.resourcemanager.compute.models.CreationData;
import com.azure.resourcemanager.compute.models.DataDisksToAttach;
import com.azure.resourcemanager.compute.models.DataDisksToDetach;
import com.azure.resourcemanager.compute.models.DiskCreateOption;
import com.azure.resourcemanager.compute.models.DiskCreateOptionTypes;
import com.azure.resourcemanager.compute.models.DiskState;
import com.azure.resourcemanager.compute.models.InstanceViewTypes;
import com.azure.resourcemanager.compute.models.ManagedDiskParameters;
import com.azure.resourcemanager.compute.models.OSDisk;
import com.azure.resourcemanager.compute.models.OperatingSystemTypes;
import com.azure.resourcemanager.compute.models.StorageProfile;
import com.azure.storage.blob.models.PageRange;
import com.azure.storage.blob.specialized.PageBlobClient;
import dev.vaultline.local.compute.page.VhdFooter;
import java.io.ByteArrayInputStream;
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

  private DiskInner disk(String name) {
    return sdk.getDisks().getByResourceGroup(GROUP, name);
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
        sdk.getDisks().grantAccess(GROUP, "new-os", Sdk.access(AccessLevel.READ)).accessSas();
    assertThat(Sdk.read(readable, 0, PAGE)).containsOnly(3);
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
    return sdk.getDisks().grantAccess(GROUP, name, Sdk.access(AccessLevel.WRITE)).accessSas();
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
