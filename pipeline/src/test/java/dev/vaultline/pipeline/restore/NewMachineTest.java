package dev.vaultline.pipeline.restore;

import static dev.vaultline.pipeline.restore.MachineWorld.DATA;
import static dev.vaultline.pipeline.restore.MachineWorld.LUN;
import static dev.vaultline.pipeline.restore.MachineWorld.NIC;
import static dev.vaultline.pipeline.restore.MachineWorld.OS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.restore.order.Destination;
import dev.vaultline.pipeline.restore.order.DestinationCodec;
import dev.vaultline.pipeline.target.MachineState;
import dev.vaultline.pipeline.target.ManagedDiskId;
import dev.vaultline.pipeline.target.ManagedTarget;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** New managed disks and new machines, as requests ask for them. */
final class NewMachineTest {
  private static final String SUBNET =
      "/subscriptions/sub-1/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/v/subnets/s";

  private final MachineWorld web = new MachineWorld(true);

  private static Destination to(String json) {
    String text = json.replace('\'', '"').replace("SUBNET", SUBNET).replace("NIC", NIC);
    return DestinationCodec.decode(Json.read(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void newDisksComeFromTheVault() {
    web.world.compute.operationsTake(2);
    JobRecord job = web.restore(to("{'kind':'managed-disks','prefix':'new-','from':'vault'}"));
    assertThat(job.state()).as("%s", job).isEqualTo(JobState.DONE);
    ManagedDiskId os = new ManagedDiskId("sub-1", "web", "new-os");
    assertThat(web.world.compute.content(os)).contains(OS);
    assertThat(web.world.compute.content(new ManagedDiskId("sub-1", "web", "new-lun-3")))
        .contains(DATA);
    ManagedTarget made = web.world.compute.target(os);
    assertThat(made.traits().sku()).isEqualTo("Premium_LRS");
    assertThat(made.traits().zone()).contains("2");
    assertThat(made.traits().osType()).contains("Linux");
    assertThat(job.task(TaskName.RESTORE).bytesDone()).isEqualTo(OS.length + DATA.length);
    assertThat(web.world.compute.writable()).isEmpty();
  }

  @Test
  void newDisksComeFromTheSnapshotsWhileTheyAreThere() {
    JobRecord job = web.restore(to("{'kind':'managed-disks','prefix':'new-'}"));
    assertThat(job.tasks()).extracting(task -> task.name()).containsExactly(TaskName.DISKS);
    assertThat(job.notes()).allMatch(note -> note.endsWith("from its snapshot"));
    assertThat(web.world.compute.content(new ManagedDiskId("sub-1", "web", "new-os"))).contains(OS);
    web.expire();
    job = web.restore(to("{'kind':'managed-disks','prefix':'more-'}"));
    assertThat(job.state()).isEqualTo(JobState.DONE);
    assertThat(job.notes()).noneMatch(note -> note.contains("snapshot"));
    assertThat(web.world.compute.content(new ManagedDiskId("sub-1", "web", "more-os")))
        .contains(OS);
  }

  @Test
  void aSnapshotThatVanishesMeanwhileFailsTheRestoreAndLeavesNothing() {
    var job = web.submit(to("{'kind':'managed-disks'}"));
    web.expire();
    web.world.settle();
    assertThat(web.world.job(job).error().orElseThrow().message()).contains("snapshots/web-1-0");
    assertThat(web.isUntouched(true)).isTrue();
  }

  @Test
  void disksGoToAnotherRegionAndSubscription() {
    JobRecord job =
        web.restore(
            to(
                "{'kind':'managed-disks','subscription':'sub-2','resourceGroup':'dr',"
                    + "'region':'northeurope','zone':'none','sku':'Standard_LRS','prefix':'x-'}"));
    assertThat(job.state()).isEqualTo(JobState.DONE);
    ManagedTarget made = web.world.compute.target(new ManagedDiskId("sub-2", "dr", "x-os"));
    assertThat(made.source()).as("snapshots do not go along").isEmpty();
    assertThat(made.traits().region()).isEqualTo("northeurope");
    assertThat(made.traits().zone()).isEmpty();
    assertThat(made.traits().sku()).isEqualTo("Standard_LRS");
  }

  @Test
  void aNewMachineHasTheDisksAtTheirPlaces() {
    web.world.compute.operationsTake(2);
    JobRecord job =
        web.restore(to("{'kind':'machine','name':'web-2','subnet':'SUBNET','from':'vault'}"));
    assertThat(job.state()).as("%s", job).isEqualTo(JobState.DONE);
    MachineState made = web.world.compute.find(id("web-2")).orElseThrow();
    assertThat(made.running()).isTrue();
    assertThat(made.zone()).contains("2");
    assertThat(made.owner()).contains(job.id().value());
    assertThat(web.world.compute.content(made.disks().get(DiskSlot.OS))).contains(OS);
    assertThat(web.world.compute.content(made.disks().get(LUN))).contains(DATA);
    assertThat(job.notes()).anyMatch(note -> note.contains("virtualMachines/web-2 is created"));
  }

  @Test
  void aLostMachineIsMadeAnewWithItsOwnInterfaces() {
    web.world.compute.removeMachine(MachineWorld.WEB);
    JobRecord job = web.restore(to("{'kind':'machine','name':'web-1'}"));
    assertThat(job.state()).isEqualTo(JobState.DONE);
    assertThat(web.machine().nics()).containsExactly(NIC);
  }

  @Test
  void aMachineThatCannotBeMadeLeavesNothing() {
    web.world.compute.operationsTake(1);
    web.world.compute.fail(
        "create-machine", new InvalidInputException("the size is not to be had"));
    JobRecord job = web.restore(to("{'kind':'machine','name':'web-2','subnet':'SUBNET'}"));
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.error().orElseThrow().message()).contains("not to be had");
    assertThat(web.isUntouched(true)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'kind':'managed-disks','region':'northeurope'} | to.zone",
        "{'kind':'managed-disks','zone':'7b'} | zone",
        "{'kind':'managed-disks','sku':'fast'} | sku",
        "{'kind':'managed-disks','prefix':'no/'} | disk name",
        "{'kind':'managed-disks','region':'northeurope','zone':'1','from':'snapshot'} | to.from",
        "{'kind':'machine','name':'web-2'} | to.nics",
        "{'kind':'machine','name':'web-2','nics':['NIC']} | to.nics",
        "{'kind':'machine','name':'web-2','nics':['x']} | to.nics",
        "{'kind':'machine','name':'web-2','nics':['NIC2'],'subnet':'SUBNET'} | to.subnet",
        "{'kind':'machine','name':'web-1','subnet':'SUBNET'} | to.name",
        "{'kind':'machine','name':'no/','subnet':'SUBNET'} | to.name",
        "{'kind':'machine','name':'w','region':'northeurope','zone':'none'} | to.nics",
        "{'kind':'machine','name':'w','subscription':'sub-2','subnet':'SUBNET'} | to.subnet"
      })
  void whatCannotBeDoneIsRefusedBeforeAnythingIsCreated(String destination, String field) {
    assertThatThrownBy(() -> web.submit(to(destination)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(field);
    assertThat(web.world.jobs.active()).isEmpty();
    assertThat(web.isUntouched(true)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 'kind'",
        "{'kind':'tape'} | 'to.kind' is 'tape'",
        "{'kind':'page-blobs'} | 'container'",
        "{'kind':'machine'} | 'name'",
        "{'kind':'in-place','zone':'1'} | zone",
        "{'kind':'managed-disks','from':'tape'} | 'from' is 'tape'"
      })
  void aRequestThatIsNotUnderstoodNamesTheField(String destination, String message) {
    assertThatThrownBy(() -> to(destination))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aPointWithoutAMachineIsRestoredToDisksAlone() {
    var disks = web.world.protect("plain", Optional.empty(), OS);
    var point = web.world.backUp(disks).point().orElseThrow();
    for (String kind : new String[] {"{'kind':'in-place'}", "{'kind':'machine','name':'m'}"}) {
      assertThatThrownBy(() -> web.world.restores.submit(disks, point, Optional.empty(), to(kind)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("to.kind");
    }
    assertThatThrownBy(
            () ->
                web.world.restores.submit(
                    disks, point, Optional.empty(), to("{'kind':'managed-disks'}")))
        .hasMessageContaining("to.region is missing");
  }

  private static MachineId id(String name) {
    return new MachineId(
        MachineWorld.GROUP + "/providers/Microsoft.Compute/virtualMachines/" + name);
  }
}
