package dev.vaultline.pipeline.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.engine.policy.ProtectionPolicy;
import dev.vaultline.pipeline.Faults;
import dev.vaultline.pipeline.TestClock;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.durable.InstanceState;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.job.JobFilter;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.machine.FoundMachine;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.machine.MemoryMachines;
import dev.vaultline.pipeline.restore.RestorePlatform;
import dev.vaultline.pipeline.snapshot.MemorySnapshots;
import dev.vaultline.pipeline.target.MemoryCompute;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Machines that a tick finds by their tags are backed up for the first time, a few at a time. */
final class FirstBackupsTest {
  private static final PolicyName NIGHTLY = new PolicyName("nightly");
  private static final Duration TICK = Duration.ofMinutes(5);

  /** A process that dies, which nobody catches. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  /** A vault and the machines around it. */
  private static final class Estate {
    private final TestClock clock = new TestClock(World.START);
    private final MemorySnapshots snapshots = new MemorySnapshots(clock);
    private final MemoryMachines machines = new MemoryMachines();
    private final World world;
    private final TaggedMachines tagged;

    Estate(int tagged) {
      MemoryCompute compute = new MemoryCompute();
      world = new World(clock, snapshots, new RestorePlatform(compute, compute, compute, compute));
      world.policies.put(ProtectionPolicy.standard(NIGHTLY, ZoneId.of("UTC")));
      VaultRules rules = new VaultRules(Optional.of("westeurope"), () -> new UUID(1, 2));
      ItemProtection protection =
          new ItemProtection(world.items, world.policies, machines, rules, world.backups);
      this.tagged = new TaggedMachines(machines, world.items, protection, world.backups);
      for (int number = 0; number < tagged; number++) {
        add("vm-" + number, "westeurope");
      }
    }

    /** A tagged machine with a disk. */
    void add(String name, String region) {
      snapshots.write(MemorySnapshots.disk(id(name)), World.content(name.hashCode(), 1));
      addWithoutDisk(name, region);
    }

    void addWithoutDisk(String name, String region) {
      Map<String, String> tags = Map.of(TaggedMachines.POLICY_TAG, NIGHTLY.value());
      machines.put(new FoundMachine(id(name), region, tags, 1, Optional.empty()));
    }

    private static MachineId id(String name) {
      return new MachineId(
          "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/" + name);
    }

    /** All that the timer does. */
    List<String> tick() {
      world.scheduleTick.run();
      return tagged.run();
    }

    List<JobRecord> jobs() {
      return world.jobs.list(new JobFilter(Optional.empty(), Optional.empty(), 1_000));
    }

    List<String> runs() {
      return world.hub.instanceIds().stream()
          .filter(id -> id.matches("backup-[0-9A-Z]+-[0-9a-f]+"))
          .toList();
    }

    /** Snapshots of items that are being taken. */
    long underWay() {
      return world.hub.instanceIds().stream()
          .filter(id -> id.startsWith("protect-"))
          .filter(id -> world.hub.state(id) == InstanceState.ALIVE)
          .count();
    }

    void requireEachBackedUpOnce(int machines) {
      assertThat(jobs()).hasSize(machines).allMatch(job -> job.state() == JobState.DONE);
      requireOnePointEach(machines);
    }

    void requireOnePointEach(int machines) {
      assertThat(world.items.list())
          .hasSize(machines)
          .allSatisfy(item -> assertThat(world.points.list(item.id())).hasSize(1));
      assertThat(world.hub.instanceIds())
          .allMatch(id -> world.hub.state(id) == InstanceState.ENDED);
    }
  }

  @Test
  void manyMachinesOfOneTickAreOneRunOfAtMostTwentyAtATime() {
    Estate estate = new Estate(120);
    assertThat(estate.tick()).hasSize(120);
    assertThat(estate.jobs()).hasSize(120).allMatch(job -> job.state() == JobState.QUEUED);
    assertThat(estate.runs()).hasSize(1);
    long most = 0;
    while (estate.world.hub.step() || estate.world.workers.step()) {
      most = Math.max(most, estate.underWay());
    }
    assertThat(most).isBetween(10L, 20L);
    estate.requireEachBackedUpOnce(120);
  }

  @Test
  void moreThanTheInputOfARunHoldsAreSeveralRuns() {
    Estate estate = new Estate(0);
    List<ItemId> items =
        IntStream.range(0, 1_001).mapToObj(number -> new ItemId("vm-" + number)).toList();
    estate.world.backups.submitFirst(items);
    assertThat(estate.runs()).hasSize(2);
  }

  @Test
  void furtherTicksStartNothingMoreWhileItemsWaitForTheirTurn() {
    Estate estate = new Estate(30);
    estate.snapshots.pendingFor(1_000);
    for (int tick = 0; tick < 30; tick++) {
      estate.tick();
      while (estate.world.hub.step()) {
        // Until all that began waits for the platform.
      }
      estate.clock.advance(TICK);
    }
    estate.snapshots.pendingFor(0);
    estate.world.settle();
    assertThat(estate.tick()).isEmpty();
    assertThat(estate.runs()).hasSize(1);
    estate.requireEachBackedUpOnce(30);
  }

  @Test
  void machinesTaggedLaterAreARunOfTheirOwn() {
    Estate estate = new Estate(3);
    estate.tick();
    estate.add("later", "westeurope");
    assertThat(estate.tick()).singleElement().asString().contains("later");
    assertThat(estate.runs()).hasSize(2);
    estate.world.settle();
    estate.requireEachBackedUpOnce(4);
  }

  @Test
  void aMachineThatIsRefusedAndOneThatFailsHoldUpNoOther() {
    Estate estate = new Estate(1);
    estate.add("far", "eastus");
    estate.addWithoutDisk("broken", "westeurope");
    estate.add("last", "westeurope");
    assertThat(estate.tick()).hasSize(4).anyMatch(line -> line.contains("region eastus"));
    estate.world.settle();
    assertThat(estate.jobs())
        .extracting(JobRecord::state)
        .containsExactlyInAnyOrder(JobState.DONE, JobState.DONE, JobState.FAILED);
    assertThat(estate.world.points.list(new ItemId("last"))).hasSize(1);
  }

  @Test
  void afterADeathAtAnyCallTheNextTickMakesUpForItAndStartsNothingTwice() {
    int call = 0;
    boolean reached = true;
    while (reached) {
      Estate estate = new Estate(3);
      estate.world.faults.before(
          call,
          () -> {
            throw new Death();
          });
      try {
        estate.tick();
      } catch (Death e) {
        assertThat(estate.world.hub.instanceIds()).hasSizeLessThanOrEqualTo(1);
      }
      reached = estate.world.faults.reached();
      estate.world.faults.clear();
      estate.clock.advance(TICK);
      estate.tick();
      estate.world.settle();
      estate.requireEachBackedUpOnce(3);
      call++;
    }
    assertThat(call).isGreaterThan(20);
  }

  @Test
  void whatFailsOnceIsMadeUpForWithinTheHour() {
    for (Faults.Moment moment : Faults.Moment.values()) {
      int calls = callsOfATick();
      for (int call = 0; call < calls; call++) {
        Estate estate = new Estate(3);
        estate.world.faults.failAt(call, moment);
        try {
          estate.tick();
        } catch (VaultlineException e) {
          assertThat(e).hasMessageContaining("failed " + moment);
        }
        estate.world.faults.clear();
        for (Duration later : List.of(Duration.ZERO, TICK, Duration.ofHours(1))) {
          estate.world.settle();
          estate.clock.advance(later);
          estate.tick();
        }
        estate.world.settle();
        estate.requireOnePointEach(3);
      }
    }
  }

  private static int callsOfATick() {
    Estate estate = new Estate(3);
    estate.world.faults.failAt(Integer.MAX_VALUE, Faults.Moment.BEFORE);
    estate.tick();
    estate.world.faults.clear();
    return estate.world.faults.calls().size();
  }

  @Test
  void aTickBesideOneThatFindsMoreStartsNothingTwice() {
    int calls = callsOfATick();
    for (int call = 0; call < calls; call++) {
      Estate estate = new Estate(3);
      estate.world.faults.before(
          call,
          () -> {
            estate.add("later", "westeurope");
            estate.tick();
          });
      estate.tick();
      assertThat(estate.world.faults.reached()).isTrue();
      estate.world.settle();
      estate.requireEachBackedUpOnce(4);
    }
  }

  @Test
  void whoCancelsAFirstBackupIsNotOverruledByTheNextTick() {
    Estate estate = new Estate(1);
    estate.tick();
    estate.world.cancellation.cancel(estate.jobs().get(0).id());
    estate.world.settle();
    estate.clock.advance(Duration.ofHours(1));
    estate.tick();
    assertThat(estate.jobs())
        .singleElement()
        .satisfies(job -> assertThat(job.state()).isEqualTo(JobState.CANCELLED));
    ItemRecord item = estate.world.items.require(new ItemId("vm-0"));
    assertThat(item.awaitsFirstBackup()).isTrue();
  }
}
