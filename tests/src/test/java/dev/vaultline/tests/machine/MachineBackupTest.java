package dev.vaultline.tests.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vaultline.azure.compute.arm.Pause;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.engine.policy.ProtectionPolicy;
import dev.vaultline.engine.retention.RetentionRules;
import dev.vaultline.engine.schedule.Recurrence;
import dev.vaultline.engine.schedule.Schedule;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobFilter;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.machine.DiskSelection;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.snapshot.ItemSource;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.snapshot.SnapshotCodec;
import dev.vaultline.tests.endtoend.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines of two disks on the emulator, with Azure's limits, backed up by the whole pipeline. */
final class MachineBackupTest {
  private static final ItemId WEB = new ItemId("web");
  private static final Duration SPACED = Duration.ofHours(4);

  @TempDir private Path folder;
  private EmulatedWorld emulated;
  private World world;
  private Emulator emulator;
  private MachineId machine;
  private byte[] system;
  private byte[] data;

  @BeforeEach
  void aMachine() {
    emulated = new EmulatedWorld(folder);
    world = emulated.world();
    emulator = emulated.emulator();
    machine = emulator.machine("web", "running");
    protect(DiskSelection.ALL);
    system = random(1);
    data = random(2);
    emulator.write(machine, 0, 0, system);
    emulator.write(machine, 1, 0, data);
  }

  @AfterEach
  void end() {
    emulated.close();
  }

  @Test
  void bothDisksAreBackedUpAtOneInstantWithWhatTheMachineIs() throws IOException {
    JobRecord job = backUp();
    assertDone(job);
    RecoveryPoint point = point(job);
    assertThat(point.facts().consistency()).isEqualTo(Consistency.APPLICATION);
    JsonNode described = new ObjectMapper().readTree(point.facts().facts().get("machine"));
    assertThat(described.path("id").asText()).isEqualToIgnoringCase(machine.value());
    assertThat(described.at("/properties/hardwareProfile/vmSize").asText()).isNotEmpty();
    assertThat(described.path("slots")).extracting(JsonNode::asText).containsExactly("os", "lun:0");
    assertThat(described.at("/properties/instanceView/statuses").isMissingNode()).isTrue();
    assertRestores(job);
    assertThat(world.points.list(WEB).get(0).diskSizes())
        .containsExactly((long) Emulator.DISK_BYTES, (long) Emulator.DISK_BYTES);
  }

  @Test
  void theNextBackupReadsWhatChangedAndNothingElse() {
    assertDone(backUp());
    change(data, 1, 7 * World.BLOCK, World.BLOCK);
    change(system, 0, World.BLOCK, World.BLOCK);
    change(system, 0, 6 * World.BLOCK, World.BLOCK);
    emulator.clear(machine, 0, 3 * World.BLOCK, 2 * World.BLOCK);
    clear(system, 3 * World.BLOCK, 2 * World.BLOCK);
    world.clock.advance(SPACED);
    JobRecord job = backUp();
    assertDone(job);
    assertRestores(job);
    assertThat(point(job).disks())
        .allSatisfy(disk -> assertThat(disk.coverage().baseSnapshot()).isPresent());
    // What was cleared stands among what was written, and is known to be zeros without a read.
    assertThat(world.points.list(WEB).get(0).statistics().read()).isEqualTo(3L * World.BLOCK);
  }

  @Test
  void aScheduleBacksTheMachineUp() {
    PolicyName hourly = new PolicyName("hourly");
    Schedule schedule =
        new Schedule(ZoneId.of("UTC"), new Recurrence.Hourly(4, LocalTime.MIDNIGHT, 24));
    world.policies.put(new ProtectionPolicy(hourly, schedule, 2, new RetentionRules(3, 30)));
    world.items.describe(
        ItemRecord.of(
            WEB, Optional.of(hourly), new ItemSource.Machine(machine, DiskSelection.ALL)));
    for (int tick = 1; tick <= 2; tick++) {
      world.clock.advance(SPACED);
      world.scheduleTick.run();
      world.settle();
    }
    List<JobRecord> jobs = world.jobs.list(new JobFilter(Optional.of(WEB), Optional.empty(), 10));
    assertThat(jobs).hasSize(2).allSatisfy(MachineBackupTest::assertDone);
    assertRestores(jobs.get(0));
  }

  @Test
  void disksThatAreNotSelectedAreLeftOut() {
    protect(new DiskSelection.Only(Set.of(DiskSlot.lun(0))));
    JobRecord job = backUp();
    assertDone(job);
    assertThat(point(job).disks()).hasSize(1);
    assertThat(world.restored(WEB, job.point().orElseThrow(), 0)).isEqualTo(data);
  }

  @Test
  void aMachineThatIsOffIsCrashConsistentAndSaysSo() {
    machine = emulator.machine("off", "deallocated");
    protect(DiskSelection.ALL);
    JobRecord job = backUp();
    assertDone(job);
    assertThat(point(job).facts().consistency()).isEqualTo(Consistency.CRASH);
    assertThat(job.notes()).anyMatch(note -> note.contains("does not run"));
    assertThat(point(job).facts().facts().get("consistency")).contains("does not run");
  }

  @Test
  void tooSoonForApplicationConsistencyTheDisksAreStillOfOneInstant() {
    assertDone(backUp());
    world.clock.advance(Duration.ofMinutes(70));
    JobRecord job = backUp();
    assertDone(job);
    assertThat(point(job).facts().consistency()).isEqualTo(Consistency.CRASH);
    assertThat(job.notes()).anyMatch(note -> note.contains("3 hours apart"));
    assertThat(point(job).disks())
        .allSatisfy(disk -> assertThat(disk.coverage().baseSnapshot()).isPresent());
  }

  @Test
  void tooSoonForAnyPointIsWaitedForWithTheReason() {
    machine = emulator.machine("off", "deallocated");
    protect(DiskSelection.ALL);
    assertDone(backUp());
    JobId id = world.backups.submit(WEB, Optional.empty()).id();
    emulated.step();
    assertThat(world.job(id).waitingFor().orElseThrow()).contains("next one is possible");
    world.settle();
    assertDone(world.job(id));
  }

  @Test
  void operationsThatFailLeadToTheNextBestSnapshot() {
    emulator.fault(
        "{\"type\": \"operationFails\", \"kind\": \"restorePointCollections/restorePoints/write\"}");
    JobRecord job = backUp();
    assertDone(job);
    assertRestores(job);
    assertThat(point(job).disks().get(0).identity().snapshotId()).contains("/snapshots/");
    assertThat(job.notes()).anyMatch(note -> note.contains("crash-consistent, for"));
    emulator.noFaults();
    world.clock.advance(Duration.ofDays(3));
    JobRecord next = backUp();
    assertDone(next);
    assertThat(point(next).disks().get(0).coverage().reason()).contains("another family");
    // The platform deletes in its own time.
    Eventually.await("snapshots of both kinds to go", this::snapshots, left -> left.size() == 1);
  }

  @Test
  void aSnapshotOfADiskThatFailsOnceIsTakenAnewAndThenEndsTheJob() {
    emulator.fault(
        "{\"type\": \"operationFails\", \"kind\": \"restorePointCollections/restorePoints/write\"}");
    emulator.fault("{\"type\": \"operationFails\", \"kind\": \"snapshots/write\", \"count\": 1}");
    JobRecord job = backUp();
    assertDone(job);
    assertRestores(job);
    world.clock.advance(SPACED);
    emulator.fault("{\"type\": \"operationFails\", \"kind\": \"snapshots/write\"}");
    JobRecord failed = backUp();
    assertThat(failed.error().orElseThrow().code()).isEqualTo(ErrorCode.BAD_INPUT);
    assertThat(failed.error().orElseThrow().message()).contains("failed again to take snapshot");
    assertThat(world.items.require(WEB).claims()).isEmpty();
  }

  @Test
  void anOperationThatNeverEndsEndsTheJobInTheEnd() {
    emulator.fault(
        "{\"type\": \"operationHangs\", \"kind\": \"restorePointCollections/restorePoints/write\"}");
    JobRecord job = backUp();
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.error().orElseThrow().code()).isEqualTo(ErrorCode.STALLED);
    assertThat(world.hub.historyLength("protect-" + job.id())).isLessThan(1_000);
    assertThat(world.items.require(WEB).claims()).isEmpty();
  }

  @Test
  void aStormOfThrottlingIsWaitedOut() {
    emulator.fault("{\"type\": \"throttle\", \"count\": 12, \"amount\": 30}");
    JobRecord job = backUp();
    assertDone(job);
    assertRestores(job);
  }

  @Test
  void accessThatEndsEarlyIsAskedForAnew() {
    assertDone(backUp());
    change(data, 1, 9 * World.BLOCK, 20 * World.BLOCK);
    world.clock.advance(SPACED);
    emulator.fault("{\"type\": \"earlyExpiry\", \"count\": 2, \"amount\": 1}");
    JobRecord job = backUp();
    assertDone(job);
    assertRestores(job);
  }

  @Test
  void aSnapshotDeletedBehindOurBackFailsTheJobAndTheNextIsFull() {
    JobRecord first = backUp();
    assertDone(first);
    point(first).disks().forEach(disk -> emulator.lose(disk.identity().snapshotId()));
    world.clock.advance(SPACED);
    JobRecord next = backUp();
    assertDone(next);
    assertThat(point(next).disks().get(0).coverage().reason()).contains("is gone");
    assertRestores(next);

    change(data, 1, 0, World.BLOCK);
    world.clock.advance(SPACED);
    world.workers.stop(true);
    JobId lost = world.backups.submit(WEB, Optional.empty()).id();
    emulated.step();
    snapshot(lost).disks().forEach(disk -> emulator.lose(disk.identity().snapshotId()));
    world.workers.stop(false);
    world.settle();
    assertThat(world.job(lost).state()).isEqualTo(JobState.FAILED);
    assertThat(world.job(lost).error().orElseThrow().message()).contains("is not there");
  }

  @Test
  void aCancelledBackupLeavesNoSnapshot() {
    world.workers.stop(true);
    JobId id = world.backups.submit(WEB, Optional.empty()).id();
    emulated.step();
    assertThat(snapshots()).hasSize(1);
    world.cancellation.cancel(id);
    world.settle();
    assertThat(world.job(id).state()).isEqualTo(JobState.CANCELLED);
    Pause.THREAD.of(Duration.ofMillis(300));
    assertThat(snapshots()).isEmpty();
  }

  @Test
  void signedAddressesAreKeptNowhere() {
    assertDone(backUp());
    change(data, 1, 0, World.BLOCK);
    world.clock.advance(SPACED);
    world.workers.stop(true);
    world.backups.submit(WEB, Optional.empty());
    emulated.step();
    assertThat(world.workers.outcomes()).isNotEmpty();
    assertThat(world.kept()).contains("transfer-").doesNotContain("sig=").doesNotContain("sr=");
    emulator.fault("{\"type\": \"earlyExpiry\", \"amount\": 0}");
    world.clock.advance(Duration.ofHours(3));
    world.workers.stop(false);
    world.settle();
    assertThat(world.kept()).doesNotContain("sig=");
    assertThat(world.workers.outcomes()).noneMatch(outcome -> outcome.contains("sig="));
  }

  private Snapshot snapshot(JobId job) {
    return world
        .parts
        .kept(job, SnapshotCodec.NOTE)
        .orElseThrow(() -> new AssertionError(world.job(job)));
  }

  private JobRecord backUp() {
    JobId id = world.backups.submit(WEB, Optional.empty()).id();
    world.settle();
    return world.job(id);
  }

  private void protect(DiskSelection selection) {
    world.items.describe(
        ItemRecord.of(WEB, Optional.empty(), new ItemSource.Machine(machine, selection)));
  }

  private RecoveryPoint point(JobRecord job) {
    PointId id = job.point().orElseThrow();
    return new RecoveryPoints(world.vault.get()).find(new PointNames(WEB, id)).orElseThrow();
  }

  private List<Snapshot> snapshots() {
    return emulated.snapshots().list(WEB, world.items.require(WEB).source());
  }

  private void assertRestores(JobRecord job) {
    PointId id = job.point().orElseThrow();
    assertThat(world.restored(WEB, id, 0)).isEqualTo(system);
    assertThat(world.restored(WEB, id, 1)).isEqualTo(data);
  }

  private static void assertDone(JobRecord job) {
    assertThat(job.state()).as("%s", job).isEqualTo(JobState.DONE);
  }

  private void change(byte[] disk, int number, int offset, int length) {
    byte[] changed = new byte[length];
    new Random(offset).nextBytes(changed);
    System.arraycopy(changed, 0, disk, offset, length);
    emulator.write(machine, number, offset, changed);
  }

  private static void clear(byte[] disk, int offset, int length) {
    Arrays.fill(disk, offset, offset + length, (byte) 0);
  }

  private static byte[] random(int seed) {
    byte[] content = new byte[Emulator.DISK_BYTES];
    new Random(seed).nextBytes(content);
    return content;
  }
}
