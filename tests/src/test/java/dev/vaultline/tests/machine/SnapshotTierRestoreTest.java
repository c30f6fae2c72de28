package dev.vaultline.tests.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.engine.policy.ProtectionPolicy;
import dev.vaultline.engine.retention.RetentionRules;
import dev.vaultline.engine.schedule.Recurrence;
import dev.vaultline.engine.schedule.Schedule;
import dev.vaultline.pipeline.NotFoundException;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.machine.DiskSelection;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.point.PointSummary;
import dev.vaultline.pipeline.point.Tier;
import dev.vaultline.pipeline.restore.order.Destination;
import dev.vaultline.pipeline.restore.order.DestinationCodec;
import dev.vaultline.pipeline.snapshot.ItemSource;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.tests.endtoend.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A machine on the emulator whose first transfer outlasts its schedule: the second snapshot is kept
 * alone, and restored in each way, by the adapters that work on Azure.
 */
final class SnapshotTierRestoreTest {
  private static final ItemId WEB = new ItemId("web");
  private static final PolicyName POLICY = new PolicyName("each-4-hours");
  private static final Duration SPACED = Duration.ofHours(4);
  private static final byte[][] KEPT = {random(1), random(2)};

  @TempDir private Path folder;
  private EmulatedWorld emulated;
  private World world;
  private MachineId machine;
  private PointId vaulted;
  private PointId kept;

  @BeforeEach
  void aSnapshotWhoseTransferIsSkipped() {
    emulated = new EmulatedWorld(folder);
    world = emulated.world();
    machine = emulated.emulator().machine("web", "running");
    Schedule schedule =
        new Schedule(ZoneId.of("UTC"), new Recurrence.Hourly(4, LocalTime.MIDNIGHT, 24));
    world.policies.put(new ProtectionPolicy(POLICY, schedule, 1, new RetentionRules(3, 30)));
    world.items.describe(
        ItemRecord.of(
            WEB, Optional.of(POLICY), new ItemSource.Machine(machine, DiskSelection.ALL)));
    write(random(3), random(4));
    world.workers.stop(true);
    tick();
    write(KEPT);
    tick();
    write(random(5), random(6));
    world.workers.stop(false);
    world.settle();
    List<PointSummary> points = world.points.list(WEB);
    assertThat(points)
        .extracting(PointSummary::tier)
        .containsExactly(Tier.SNAPSHOT, Tier.SNAPSHOT_AND_VAULT);
    kept = points.get(0).id();
    vaulted = points.get(1).id();
  }

  @AfterEach
  void end() {
    emulated.close();
  }

  @Test
  void newDisksAreByteIdentical() throws IOException {
    JobRecord job = restored("{\"kind\": \"managed-disks\", \"prefix\": \"new-\"}");
    assertThat(job.notes()).hasSize(2).allMatch(note -> note.endsWith("from its snapshot"));
    assertKept(disk("new-os"), disk("new-lun-0"));
  }

  @Test
  void aMachineThatIsGoneWithItsDisksIsMadeAnew() throws IOException {
    String former = emulated.emulator().diskId(machine, 0);
    emulated.emulator().lose(machine.value());
    emulated.emulator().lose(former);
    restored("{\"kind\": \"machine\", \"name\": \"web\", \"prefix\": \"again-\"}");
    assertThat(emulated.emulator().diskId(machine, 0)).isEqualToIgnoringCase(disk("again-os"));
    assertKept(disk("again-os"), disk("again-lun-0"));
  }

  @Test
  void theMachineGetsItsDisksBackInPlace() throws IOException {
    restored("{\"kind\": \"in-place\"}");
    assertKept(emulated.emulator().diskId(machine, 0), emulated.emulator().diskId(machine, 1));
  }

  @Test
  void itGoesWithTheInstantRestoreDaysAndTheBaseOfTheNextTransferStays() {
    assertThat(world.points.kept(new PointNames(WEB, kept))).isPresent();
    world.clock.advance(Duration.ofDays(2));
    world.retentions.submit(false);
    world.settle();
    assertThat(world.points.list(WEB)).extracting(PointSummary::id).containsExactly(vaulted);
    assertThat(world.kept()).doesNotContain("_snapshots-").doesNotContain("_facts-");
    assertThatThrownBy(() -> submit("{\"kind\": \"in-place\"}"))
        .isInstanceOf(NotFoundException.class);
    // The platform deletes in its own time.
    Eventually.await("the snapshot to go", this::snapshots, List.of(vaulted)::equals);
  }

  private List<PointId> snapshots() {
    return emulated.snapshots().list(WEB, world.items.require(WEB).source()).stream()
        .map(Snapshot::run)
        .toList();
  }

  private JobRecord restored(String to) throws IOException {
    JobRecord asked = submit(to);
    world.settle();
    JobRecord job = world.job(asked.id());
    assertThat(job.state()).as("%s", job).isEqualTo(JobState.DONE);
    assertThat(job.point()).contains(kept);
    return job;
  }

  private JobRecord submit(String to) throws IOException {
    Destination destination = DestinationCodec.decode(new ObjectMapper().readTree(to));
    return world.restores.submit(WEB, kept, Optional.empty(), destination);
  }

  private void tick() {
    world.clock.advance(SPACED);
    world.scheduleTick.run();
    emulated.step();
  }

  private void write(byte[]... contents) {
    for (int number = 0; number < contents.length; number++) {
      emulated.emulator().write(machine, number, 0, contents[number]);
    }
  }

  private void assertKept(String system, String data) {
    assertThat(emulated.emulator().read(system)).isEqualTo(KEPT[0]);
    assertThat(emulated.emulator().read(data)).isEqualTo(KEPT[1]);
  }

  private String disk(String name) {
    return machine.value().replaceFirst("virtualMachines/.*", "disks/" + name);
  }

  private static byte[] random(int seed) {
    byte[] content = new byte[Emulator.DISK_BYTES];
    new Random(seed).nextBytes(content);
    return content;
  }
}
