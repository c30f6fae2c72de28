package dev.vaultline.tests.endtoend;

import static dev.vaultline.tests.endtoend.EmulatedMachine.DISK;
import static dev.vaultline.tests.endtoend.EmulatedMachine.id;
import static dev.vaultline.tests.endtoend.EmulatedMachine.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.azure.blob.VaultStores;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.disk.Disk;
import dev.vaultline.azure.compute.machine.Machine;
import dev.vaultline.engine.Progress;
import dev.vaultline.engine.backup.BackupRun;
import dev.vaultline.engine.disk.MemoryDisk;
import dev.vaultline.engine.disk.MemorySource;
import dev.vaultline.engine.map.BlockSize;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointFacts;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.engine.vault.VaultSettings;
import dev.vaultline.pipeline.StorageNames;
import dev.vaultline.pipeline.vault.LazyVault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restores of a machine through the deployed functions, on the emulator of Compute. */
final class MachineRestoreTest {
  private static final String ITEM = "web-1";
  private static final String POINT = "20261121T090000Z-00000001";

  /** A restore asks the platform some twenty times, each at least a second later. */
  private static final Duration LIMIT = Duration.ofMinutes(8);

  private static final String NIC =
      EmulatedMachine.GROUP + "/providers/Microsoft.Network/networkInterfaces/n";

  private static final byte[][] SAVED = {content(1), content(2)};
  private static final byte[][] LATER = {content(3), content(4)};

  @TempDir private static Path folder;

  private static TestStorage storage;
  private static EmulatedMachine web;
  private static TestHost host;

  @BeforeAll
  static void start() {
    storage = new TestStorage();
    web = EmulatedMachine.start(folder, storage, ITEM);
    startHost();
    commit();
  }

  private static void startHost() {
    host =
        TestHost.start(
            StagedApp.folder(),
            folder.resolve("host"),
            storage,
            Map.of("VAULTLINE_ARM_ENDPOINT", web.endpoint().toString()));
  }

  @AfterAll
  static void stop() {
    host.close();
    web.close();
    storage.close();
  }

  @AfterEach
  void clearFaults() {
    web.clearFaults();
  }

  /** Random bytes with a hole. */
  private static byte[] content(int seed) {
    byte[] content = new byte[DISK];
    new Random(seed).nextBytes(content);
    Arrays.fill(content, DISK / 4, DISK / 2, (byte) 0);
    return content;
  }

  /** A recovery point of the machine, whose disks have other bytes since. */
  private static void commit() {
    MemorySource[] sources = new MemorySource[SAVED.length];
    for (int number = 0; number < SAVED.length; number++) {
      ResourceId disk = web.disk(number);
      web.write(disk, SAVED[number]);
      String snapshot = web.snapshot(disk, "saved-" + number).id().value();
      sources[number] =
          new MemoryDisk(disk.value(), DISK).write(0, SAVED[number]).snapshot(snapshot).source();
      web.write(disk, LATER[number]);
    }
    Vault vault = vault();
    List<MemorySource> all = List.of(sources);
    BackupRun run =
        BackupRun.begin(
            vault,
            new PointNames(new ItemId(ITEM), new PointId(POINT)),
            all.stream().map(MemorySource::identity).toList());
    run.plan(all, DISK);
    run.transferAll(all, 1, Progress.NONE);
    ObjectNode description = web.machine().json();
    description.putArray("slots").add("os").add("lun:0");
    run.commit(
        new PointFacts(
            Instant.parse("2026-11-21T09:00:00Z"),
            Consistency.CRASH,
            Optional.empty(),
            Map.of("machine", description.toString())));
  }

  private static Vault vault() {
    return new LazyVault(
            () -> VaultStores.open(storage.account(), StorageNames.DEFAULT_VAULT_CONTAINER),
            () ->
                VaultSettings.defaults(Instant.parse("2026-11-21T09:00:00Z"))
                    .withBlockSize(new BlockSize(16 << 10)))
        .get();
  }

  @Test
  void newDisksFromTheVaultAndFromTheSnapshotsAreByteIdentical() {
    JsonNode vault = restored("{'kind':'managed-disks','prefix':'v-','from':'vault'}");
    assertThat(vault.path("state").asText()).as("%s", vault).isEqualTo("done");
    assertSaved(id("disks", "v-os"), id("disks", "v-lun-0"));
    Disk system = web.client().disks().find(id("disks", "v-os")).orElseThrow();
    assertThat(system.state()).isEqualTo("Unattached");
    assertThat(system.sku()).isEqualTo("Premium_LRS");
    JsonNode snapshot = restored("{'kind':'managed-disks','prefix':'s-'}");
    assertThat(snapshot.path("notes").toString()).contains("from its snapshot");
    assertSaved(id("disks", "s-os"), id("disks", "s-lun-0"));
  }

  @Test
  void aNewMachineIsMadeAsItWasDescribed() {
    String subnet =
        "/subscriptions/"
            + id("disks", "x").subscription()
            + "/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/v/subnets/s";
    JsonNode job = restored("{'kind':'machine','name':'web-2','subnet':'%s'}".formatted(subnet));
    assertThat(job.path("state").asText()).as("%s", job).isEqualTo("done");
    Machine made = web.machine("web-2").orElseThrow();
    assertThat(made.size()).isEqualTo(web.machine().size());
    assertThat(made.resource().zones()).containsExactly("1");
    assertThat(made.resource().tags()).containsEntry("team", "web");
    assertThat(made.disks().get(1).lun()).contains(0);
    assertThat(made.disks().get(1).caching()).isEqualTo("ReadOnly");
    assertSaved(made.disks().get(0).disk().orElseThrow(), made.disks().get(1).disk().orElseThrow());
  }

  @Test
  void inPlaceTheMachineHasTheSavedBytesUntilUndoneAndForGoodWhenConfirmed() {
    List<ResourceId> former = List.of(web.disk(0), web.disk(1));
    String restore = restore("{'kind':'in-place','from':'vault'}");
    assertThat(ended(restore).path("state").asText()).isEqualTo("done");
    assertSaved(web.disk(0), web.disk(1));
    assertThat(web.isRunning()).isTrue();
    assertThat(
            ended(host.service().ask("/api/restores/" + restore + "/undo")).path("state").asText())
        .isEqualTo("done");
    assertThat(List.of(web.disk(0), web.disk(1))).isEqualTo(former);
    assertThat(web.read(web.disk(0))).isEqualTo(LATER[0]);
    assertThat(web.isRunning()).isTrue();

    String again = restore("{'kind':'in-place'}");
    assertThat(ended(again).path("state").asText()).isEqualTo("done");
    assertSaved(web.disk(0), web.disk(1));
    JsonNode confirmed = ended(host.service().ask("/api/restores/" + again + "/confirm"));
    assertThat(confirmed.path("state").asText()).as("%s", confirmed).isEqualTo("done");
    former.forEach(disk -> assertThat(web.client().disks().find(disk)).isEmpty());
  }

  @Test
  void throttlingAndAccessThatEndsEarlyDelayARestoreAndLoseNothing() {
    web.fault("{'type':'earlyExpiry','kind':'disks','amount':1,'count':2}");
    web.fault("{'type':'throttle','kind':'*','amount':1,'count':30}");
    JsonNode job = restored("{'kind':'managed-disks','prefix':'t-','from':'vault'}");
    assertThat(job.path("state").asText()).as("%s", job).isEqualTo("done");
    assertSaved(id("disks", "t-os"), id("disks", "t-lun-0"));
  }

  @Test
  void whatFailsForAMomentIsDoneAgain() {
    web.fault("{'type':'operationFails','kind':'disks/write','count':1}");
    web.fault("{'type':'operationFails','kind':'virtualMachines/deallocate','count':1}");
    JsonNode job = restored("{'kind':'in-place','from':'snapshot'}");
    assertThat(job.path("state").asText()).as("%s", job).isEqualTo("done");
    assertSaved(web.disk(0), web.disk(1));
    assertThat(web.isRunning()).isTrue();
  }

  @Test
  void aMachineWhoseCreationFailedForAMomentIsWhole() {
    web.fault("{'type':'operationFails','kind':'virtualMachines/write','count':1}");
    JsonNode job = restored("{'kind':'machine','name':'web-4','nics':['%s']}".formatted(NIC));
    assertThat(job.path("state").asText()).as("%s", job).isEqualTo("done");
    assertThat(web.machine("web-4").orElseThrow().provisioningState()).isEqualTo("Succeeded");
  }

  @Test
  void whatFailsForGoodIsTriedOnceAndEverythingIsTakenBack() {
    web.fault(
        "{'type':'operationFails','kind':'virtualMachines/write','error':'OperationNotAllowed','count':1}");
    JsonNode job = restored("{'kind':'machine','name':'web-5','nics':['%s']}".formatted(NIC));
    assertThat(job.path("state").asText()).as("%s", job).isEqualTo("failed");
    assertThat(job.at("/error/code").asText()).isEqualTo("bad-input");
    assertThat(job.at("/error/message").asText())
        .contains("PUT_MACHINE", "web-5", "OperationNotAllowed", "made to fail by a fault");
    assertThat(web.machine("web-5")).as("a second try would have made it").isEmpty();
    assertNothingLeft(job);
  }

  @Test
  void cancelledWhileThePlatformHangsEverythingIsTakenBack() {
    web.fault("{'type':'operationHangs','kind':'virtualMachines/write','count':1}");
    String restore =
        restore("{'kind':'machine','name':'web-3','from':'vault','nics':['%s']}".formatted(NIC));
    Eventually.await("the machine", LIMIT, () -> web.machine("web-3"), Optional::isPresent);
    host.service().ask("/api/jobs/" + restore + "/cancel");
    JsonNode job = ended(restore);
    assertThat(job.path("state").asText()).as("%s", job).isEqualTo("cancelled");
    assertThat(web.machine("web-3")).isEmpty();
    assertNothingLeft(job);
  }

  @Test
  void killedInTheMiddleItGoesOn() {
    String restore = restore("{'kind':'managed-disks','prefix':'k-','from':'vault'}");
    Eventually.await(
        "the first disk",
        LIMIT,
        () -> web.client().disks().find(id("disks", "k-os")),
        Optional::isPresent);
    host.kill();
    startHost();
    JsonNode job = ended(restore);
    assertThat(job.path("state").asText()).as("%s", job).isEqualTo("done");
    assertSaved(id("disks", "k-os"), id("disks", "k-lun-0"));
  }

  private static String restore(String to) {
    return host.service().restore(ITEM, POINT, object(to));
  }

  private static JsonNode restored(String to) {
    return ended(restore(to));
  }

  private static JsonNode ended(String job) {
    return Eventually.await("job " + job, LIMIT, () -> host.service().job(job), Service::hasEnded);
  }

  private static void assertSaved(ResourceId system, ResourceId data) {
    assertThat(web.read(system)).isEqualTo(SAVED[0]);
    assertThat(web.read(data)).isEqualTo(SAVED[1]);
  }

  /** The names of a restore's disks begin with its item and its job's last digits. */
  private static void assertNothingLeft(JsonNode job) {
    String id = job.path("id").asText();
    String prefix = ITEM + "-" + id.substring(id.length() - 8) + "-";
    assertThat(web.client().disks().find(id("disks", prefix + "os"))).isEmpty();
    assertThat(web.client().disks().find(id("disks", prefix + "lun-0"))).isEmpty();
  }
}
