package dev.vaultline.pipeline.restore;

import static dev.vaultline.pipeline.restore.MachineWorld.DATA;
import static dev.vaultline.pipeline.restore.MachineWorld.ITEM;
import static dev.vaultline.pipeline.restore.MachineWorld.KEPT;
import static dev.vaultline.pipeline.restore.MachineWorld.LUN;
import static dev.vaultline.pipeline.restore.MachineWorld.OS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.pipeline.NotFoundException;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.point.PointSummary;
import dev.vaultline.pipeline.point.Tier;
import dev.vaultline.pipeline.restore.order.Destination;
import dev.vaultline.pipeline.restore.order.DestinationCodec;
import dev.vaultline.pipeline.target.MachineState;
import dev.vaultline.pipeline.target.ManagedDiskId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recovery points that are snapshots alone, for their transfer was skipped. */
final class SnapshotTierTest {
  private static final String SUBNET =
      "/subscriptions/sub-1/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/v/subnets/s";

  private final MachineWorld web = new MachineWorld(true);

  @BeforeEach
  void aSnapshotAlone() {
    web.keepSnapshot();
  }

  private static Destination to(String json) {
    String text = json.replace('\'', '"').replace("SUBNET", SUBNET);
    return DestinationCodec.decode(Json.read(text.getBytes(StandardCharsets.UTF_8)));
  }

  private JobId submit(String destination) {
    return web.world.restores.submit(ITEM, KEPT, Optional.empty(), to(destination)).id();
  }

  private JobRecord restored(String destination) {
    JobId job = submit(destination);
    web.world.settle();
    return web.world.job(job);
  }

  @ParameterizedTest
  @CsvSource({"auto", "snapshot"})
  void newDisksComeFromIt(String from) {
    JobRecord job =
        restored("{'kind':'managed-disks','prefix':'new-','from':'%s'}".formatted(from));
    assertThat(job.state()).as("%s", job).isEqualTo(JobState.DONE);
    assertThat(job.point()).contains(KEPT);
    assertThat(job.notes()).allMatch(note -> note.endsWith("from its snapshot"));
    assertThat(web.world.compute.content(new ManagedDiskId("sub-1", "web", "new-os"))).contains(OS);
    assertThat(web.world.compute.content(new ManagedDiskId("sub-1", "web", "new-lun-3")))
        .contains(DATA);
  }

  @Test
  void aNewMachineIsMadeOfItThoughThePointGoesMeanwhile() {
    web.world.compute.operationsTake(2);
    JobId job = submit("{'kind':'machine','name':'web-2','subnet':'SUBNET'}");
    web.world.points.align(ITEM, web.world.points.list(ITEM), List.of(), Set.of());
    web.world.settle();
    assertThat(web.world.job(job).state()).as("%s", web.world.job(job)).isEqualTo(JobState.DONE);
    MachineState made =
        web.world
            .compute
            .find(
                new MachineId(
                    MachineWorld.GROUP + "/providers/Microsoft.Compute/virtualMachines/web-2"))
            .orElseThrow();
    assertThat(web.world.compute.content(made.disks().get(DiskSlot.OS))).contains(OS);
    assertThat(web.world.compute.content(made.disks().get(LUN))).contains(DATA);
  }

  @Test
  void theMachineGetsItsDisksBackInPlace() {
    JobRecord job = restored("{'kind':'in-place'}");
    assertThat(job.state()).as("%s", job).isEqualTo(JobState.DONE);
    assertThat(web.content(DiskSlot.OS)).isEqualTo(OS);
    assertThat(web.content(LUN)).isEqualTo(DATA);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'kind':'managed-disks','from':'vault'} | to.from: the recovery point is not in the vault",
        "{'kind':'in-place','from':'vault'} | to.from: the recovery point is not in the vault",
        "{'kind':'managed-disks','region':'northeurope','zone':'1'} | the vault has no copy",
        "{'kind':'page-blobs','container':'restored'} | restore to managed-disks"
      })
  void whatOnlyTheVaultCouldDoIsRefused(String destination, String message) {
    assertThatThrownBy(() -> submit(destination))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
    assertThat(web.isUntouched(true)).isTrue();
  }

  @Test
  void whenThePlatformDroppedItTheAnswerSaysSoUntilTheCatalogueKnows() {
    web.expire();
    assertThatThrownBy(() -> submit("{'kind':'managed-disks'}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no snapshot any more, and the vault has no copy");
    web.world.points.align(
        ITEM,
        web.world.points.list(ITEM),
        new RecoveryPoints(web.world.vault.get())
            .list(ITEM).stream().map(point -> PointSummary.of(point, Tier.VAULT)).toList(),
        Set.of());
    assertThatThrownBy(() -> submit("{'kind':'managed-disks'}"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("no recovery point " + KEPT);
    assertThat(web.world.kept()).as("all rows are gone").doesNotContain(KEPT.value());
  }

  @Test
  void whatIsNeitherInTheVaultNorKeptIsNotFound() {
    PointId other = new PointId("20261121T090000Z-00000009");
    assertThatThrownBy(
            () ->
                web.world.restores.submit(
                    ITEM, other, Optional.empty(), to("{'kind':'managed-disks'}")))
        .isInstanceOf(NotFoundException.class);
  }
}
