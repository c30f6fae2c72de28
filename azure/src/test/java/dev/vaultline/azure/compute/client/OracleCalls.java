package dev.vaultline.azure.compute.client;

import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.polling.SyncPoller;
import com.azure.resourcemanager.compute.ComputeManager;
import com.azure.resourcemanager.compute.fluent.ComputeManagementClient;
import com.azure.resourcemanager.compute.fluent.models.DiskInner;
import com.azure.resourcemanager.compute.fluent.models.RestorePointCollectionInner;
import com.azure.resourcemanager.compute.fluent.models.RestorePointInner;
import com.azure.resourcemanager.compute.fluent.models.SnapshotInner;
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineUpdateInner;
import com.azure.resourcemanager.compute.models.AccessLevel;
import com.azure.resourcemanager.compute.models.ApiEntityReference;
import com.azure.resourcemanager.compute.models.AttachDetachDataDisksRequest;
import com.azure.resourcemanager.compute.models.CachingTypes;
import com.azure.resourcemanager.compute.models.ConsistencyModeTypes;
import com.azure.resourcemanager.compute.models.CreationData;
import com.azure.resourcemanager.compute.models.DataDisksToAttach;
import com.azure.resourcemanager.compute.models.DataDisksToDetach;
import com.azure.resourcemanager.compute.models.DiskCreateOption;
import com.azure.resourcemanager.compute.models.DiskCreateOptionTypes;
import com.azure.resourcemanager.compute.models.DiskSku;
import com.azure.resourcemanager.compute.models.DiskStorageAccountTypes;
import com.azure.resourcemanager.compute.models.DiskUpdate;
import com.azure.resourcemanager.compute.models.GrantAccessData;
import com.azure.resourcemanager.compute.models.HardwareProfile;
import com.azure.resourcemanager.compute.models.HyperVGeneration;
import com.azure.resourcemanager.compute.models.InstanceViewTypes;
import com.azure.resourcemanager.compute.models.ManagedDiskParameters;
import com.azure.resourcemanager.compute.models.OSDisk;
import com.azure.resourcemanager.compute.models.OperatingSystemTypes;
import com.azure.resourcemanager.compute.models.RestorePointCollectionExpandOptions;
import com.azure.resourcemanager.compute.models.RestorePointCollectionSourceProperties;
import com.azure.resourcemanager.compute.models.StorageProfile;
import com.azure.resourcemanager.compute.models.VirtualMachineSizeTypes;
import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.resources.fluent.ResourceGroupsClient;
import com.azure.resourcemanager.resources.fluent.models.ResourceGroupInner;
import dev.vaultline.azure.compute.ComputeOperation;
import dev.vaultline.azure.compute.arm.ScriptedHttp;
import dev.vaultline.azure.compute.arm.TestArm;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Makes every request of ours with Microsoft's own library. */
final class OracleCalls {
  private static final String G = "group";
  private final ComputeManagementClient sdk;
  private final ResourceGroupsClient groups;

  OracleCalls(ScriptedHttp http) {
    AzureEnvironment environment =
        new AzureEnvironment(
            Map.of(
                "resourceManagerEndpointUrl", TestArm.ENDPOINT,
                "managementEndpointUrl", TestArm.ENDPOINT,
                "microsoftGraphResourceId", TestArm.ENDPOINT + "/"));
    AzureProfile profile = new AzureProfile("tenant", Samples.SUBSCRIPTION, environment);
    var pipeline = new HttpPipelineBuilder().httpClient(http).build();
    sdk = ComputeManager.authenticate(pipeline, profile).serviceClient();
    groups =
        ResourceManager.authenticate(pipeline, profile)
            .withSubscription(Samples.SUBSCRIPTION)
            .serviceClient()
            .getResourceGroups();
  }

  void make(ComputeOperation operation) {
    switch (operation) {
      case LIST_MACHINES -> sdk.getVirtualMachines().list().forEach(found -> {});
      case LIST_GROUP_MACHINES ->
          sdk.getVirtualMachines().listByResourceGroup(G).forEach(found -> {});
      case GET_MACHINE ->
          sdk.getVirtualMachines()
              .getByResourceGroupWithResponseAsync(G, "web", InstanceViewTypes.INSTANCE_VIEW)
              .block();
      case PUT_MACHINE ->
          sdk.getVirtualMachines()
              .createOrUpdateWithResponseAsync(G, "web", machine(), null, null)
              .block();
      case UPDATE_MACHINE ->
          sdk.getVirtualMachines().updateWithResponseAsync(G, "web", swap(), null, null).block();
      case DEALLOCATE_MACHINE ->
          sdk.getVirtualMachines().deallocateWithResponseAsync(G, "web", null).block();
      case START_MACHINE -> sdk.getVirtualMachines().startWithResponseAsync(G, "web").block();
      case ATTACH_DETACH_DISKS ->
          sdk.getVirtualMachines()
              .attachDetachDataDisksWithResponseAsync(G, "web", exchange())
              .block();
      case DELETE_MACHINE ->
          sdk.getVirtualMachines().deleteWithResponseAsync(G, "web", null).block();
      case PUT_DISK ->
          sdk.getDisks().createOrUpdateWithResponseAsync(G, "restored", disk()).block();
      case UPDATE_DISK ->
          sdk.getDisks()
              .updateWithResponseAsync(G, "restored", new DiskUpdate().withTags(Samples.TAGS))
              .block();
      case GET_DISK -> sdk.getDisks().getByResourceGroupWithResponseAsync(G, "restored").block();
      case DELETE_DISK -> sdk.getDisks().deleteWithResponseAsync(G, "restored").block();
      case BEGIN_DISK_ACCESS ->
          sdk.getDisks()
              .grantAccessWithResponseAsync(G, "restored", access(AccessLevel.WRITE))
              .block();
      case END_DISK_ACCESS -> sdk.getDisks().revokeAccessWithResponseAsync(G, "restored").block();
      case PUT_SNAPSHOT ->
          sdk.getSnapshots()
              .createOrUpdateWithResponseAsync(
                  G, "snap", snapshot(DiskCreateOption.COPY, Samples.DISK.value()))
              .block();
      case COPY_SNAPSHOT ->
          sdk.getSnapshots()
              .createOrUpdateWithResponseAsync(
                  G, "copy", snapshot(DiskCreateOption.COPY_START, Samples.SNAPSHOT.value()))
              .block();
      case GET_SNAPSHOT ->
          sdk.getSnapshots().getByResourceGroupWithResponseAsync(G, "snap").block();
      case LIST_SNAPSHOTS -> sdk.getSnapshots().list().forEach(found -> {});
      case LIST_GROUP_SNAPSHOTS -> sdk.getSnapshots().listByResourceGroup(G).forEach(found -> {});
      case DELETE_SNAPSHOT -> sdk.getSnapshots().deleteWithResponseAsync(G, "snap").block();
      case BEGIN_SNAPSHOT_ACCESS ->
          sdk.getSnapshots()
              .grantAccessWithResponseAsync(G, "snap", access(AccessLevel.READ))
              .block();
      case END_SNAPSHOT_ACCESS ->
          sdk.getSnapshots().revokeAccessWithResponseAsync(G, "snap").block();
      case PUT_RESTORE_POINT_COLLECTION ->
          sdk.getRestorePointCollections()
              .createOrUpdateWithResponseAsync(G, "points", collection())
              .block();
      case GET_RESTORE_POINT_COLLECTION ->
          sdk.getRestorePointCollections()
              .getByResourceGroupWithResponseAsync(
                  G, "points", RestorePointCollectionExpandOptions.RESTORE_POINTS)
              .block();
      case DELETE_RESTORE_POINT_COLLECTION ->
          sdk.getRestorePointCollections().deleteWithResponseAsync(G, "points").block();
      case PUT_RESTORE_POINT ->
          sdk.getRestorePoints().createWithResponseAsync(G, "points", "p1", point()).block();
      case GET_RESTORE_POINT ->
          sdk.getRestorePoints().getWithResponseAsync(G, "points", "p1", null).block();
      case DELETE_RESTORE_POINT ->
          sdk.getRestorePoints().deleteWithResponseAsync(G, "points", "p1").block();
      case GET_DISK_RESTORE_POINT ->
          sdk.getDiskRestorePoints().getWithResponseAsync(G, "points", "p1", "d1").block();
      case BEGIN_DISK_RESTORE_POINT_ACCESS ->
          sdk.getDiskRestorePoints()
              .grantAccessWithResponseAsync(G, "points", "p1", "d1", access(AccessLevel.READ))
              .block();
      case END_DISK_RESTORE_POINT_ACCESS ->
          sdk.getDiskRestorePoints().revokeAccessWithResponseAsync(G, "points", "p1", "d1").block();
      case PUT_RESOURCE_GROUP ->
          groups
              .createOrUpdateWithResponseAsync(
                  G, new ResourceGroupInner().withLocation("westeurope").withTags(Samples.TAGS))
              .block();
      case GET_RESOURCE_GROUP -> groups.getWithResponseAsync(G).block();
      case POLL_MACHINE_OPERATION -> poll(sdk.getVirtualMachines().beginDeallocate(G, "web"));
      case POLL_DISK_OPERATION -> poll(sdk.getDisks().beginDelete(G, "restored"));
    }
  }

  private static void poll(SyncPoller<?, ?> poller) {
    poller.setPollInterval(Duration.ofMillis(1));
    poller.poll();
  }

  private static VirtualMachineInner machine() {
    VirtualMachineInner machine = new VirtualMachineInner();
    machine.withLocation("westeurope").withTags(Samples.TAGS);
    return machine
        .withZones(List.of("1"))
        .withHardwareProfile(
            new HardwareProfile().withVmSize(VirtualMachineSizeTypes.STANDARD_D2S_V3));
  }

  private static VirtualMachineUpdateInner swap() {
    ManagedDiskParameters managed = new ManagedDiskParameters();
    managed.withId(Samples.DISK.value());
    return new VirtualMachineUpdateInner()
        .withStorageProfile(
            new StorageProfile()
                .withOsDisk(
                    new OSDisk()
                        .withName("data")
                        .withManagedDisk(managed)
                        .withCreateOption(DiskCreateOptionTypes.ATTACH)));
  }

  private static AttachDetachDataDisksRequest exchange() {
    return new AttachDetachDataDisksRequest()
        .withDataDisksToAttach(
            List.of(
                new DataDisksToAttach()
                    .withDiskId(Samples.RESTORED.value())
                    .withLun(3)
                    .withCaching(CachingTypes.READ_ONLY)))
        .withDataDisksToDetach(List.of(new DataDisksToDetach().withDiskId(Samples.DISK.value())));
  }

  private static DiskInner disk() {
    DiskInner disk = new DiskInner();
    disk.withLocation("westeurope").withTags(Samples.TAGS);
    return disk.withZones(List.of("1"))
        .withSku(new DiskSku().withName(DiskStorageAccountTypes.PREMIUM_LRS))
        .withOsType(OperatingSystemTypes.LINUX)
        .withHyperVGeneration(HyperVGeneration.V2)
        .withCreationData(
            new CreationData()
                .withCreateOption(DiskCreateOption.UPLOAD)
                .withUploadSizeBytes((32L << 20) + 512));
  }

  private static SnapshotInner snapshot(DiskCreateOption option, String source) {
    SnapshotInner snapshot = new SnapshotInner();
    snapshot.withLocation("westeurope").withTags(Samples.TAGS);
    return snapshot
        .withIncremental(true)
        .withCreationData(new CreationData().withCreateOption(option).withSourceResourceId(source));
  }

  private static RestorePointCollectionInner collection() {
    RestorePointCollectionInner collection = new RestorePointCollectionInner();
    collection.withLocation("westeurope").withTags(Samples.TAGS);
    return collection.withSource(
        new RestorePointCollectionSourceProperties().withId(Samples.MACHINE.value()));
  }

  private static RestorePointInner point() {
    return new RestorePointInner()
        .withConsistencyMode(ConsistencyModeTypes.CRASH_CONSISTENT)
        .withExcludeDisks(List.of(new ApiEntityReference().withId(Samples.DISK.value())));
  }

  private static GrantAccessData access(AccessLevel level) {
    return new GrantAccessData().withAccess(level).withDurationInSeconds(3_600);
  }
}
