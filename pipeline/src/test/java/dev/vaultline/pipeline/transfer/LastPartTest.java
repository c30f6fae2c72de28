package dev.vaultline.pipeline.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.store.StoreUnavailableException;
import dev.vaultline.pipeline.Faults;
import dev.vaultline.pipeline.Interleaving;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.durable.InstanceState;
import dev.vaultline.pipeline.durable.Orchestrations;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.part.PartRecord;
import dev.vaultline.pipeline.part.PartRef;
import dev.vaultline.pipeline.part.PartSet;
import dev.vaultline.pipeline.part.PartState;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.table.MemoryStateTable;
import dev.vaultline.pipeline.table.StateTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Whoever ends the last part, and whatever happens to it: the orchestration is told, and need not
 * wait for its review.
 */
final class LastPartTest {
  /** Two parts. */
  private static final byte[] CONTENT = World.content(1, 20);

  @Test
  void ofTwoWorkersOneTellsInWhicheverOrderTheyCallTheirPorts() {
    AtomicInteger orders = new AtomicInteger();
    inEveryOrder(
        (call, other) -> {
          World world = new World();
          JobId job = waitingForWorkers(world);
          Interleaving both =
              new Interleaving(world.faults, world.workers::step, world.workers::step);
          both.run(call, other);
          assertEndsWithoutTimers(world, job);
          orders.incrementAndGet();
          return both;
        });
    assertThat(orders).hasValueGreaterThan(100);
  }

  @Test
  void ofTwoWorkersThatDoTheSamePartOneTells() {
    inEveryOrder(
        (call, other) -> {
          World world = new World();
          JobId job = waitingForWorkers(world);
          TransferPart part = new TransferPart(desk(world, world.hub), world.measured);
          List<String> messages = messages(world, job);
          part.run(messages.get(0));
          Runnable last = () -> part.run(messages.get(1));
          Interleaving both = new Interleaving(world.faults, last, last);
          both.run(call, other);
          assertEndsWithoutTimers(world, job);
          return both;
        });
  }

  @Test
  void ofTwoWorkersThatEndTheLastPartsOfTwoGroupsOneIsTold() {
    JobId job = JobId.of(Instant.parse("2026-11-21T10:00:00Z"), "two groups");
    int many = PartRef.GROUP_SIZE + 1;
    inEveryOrder(
        (call, other) -> {
          Faults faults = new Faults();
          Parts parts = new Parts(faults.watch(StateTable.class, "parts", new MemoryStateTable()));
          List<PartRecord> all =
              IntStream.range(0, many)
                  .mapToObj(number -> new PartRef(0, number, number / PartRef.GROUP_SIZE))
                  .map(ref -> part(ref, ref.number() % (many - 1) == 0))
                  .toList();
          parts.create(job, new PartSet(many, many, Instant.EPOCH), all);
          AtomicInteger told = new AtomicInteger();
          Interleaving both =
              new Interleaving(
                  faults,
                  () -> told.addAndGet(end(parts, job, all.get(0).ref())),
                  () -> told.addAndGet(end(parts, job, all.get(many - 1).ref())));
          both.run(call, other);
          assertThat(told).as("calls %s, %s", call, other).hasValueBetween(1, 2);
          return both;
        });
  }

  @Test
  void aHubThatDidNotAnswerUntilTheMessageWasPoisonIsToldByThePoison() {
    World world = new World();
    JobId job = waitingForWorkers(world);
    TransferPart cutOff = new TransferPart(desk(world, new NoHub()), world.measured);
    List<String> messages = messages(world, job);
    cutOff.run(messages.get(0));
    for (int delivery = 0; delivery < 5; delivery++) {
      assertThatThrownBy(() -> cutOff.run(messages.get(1)))
          .isInstanceOf(StoreUnavailableException.class);
    }
    assertThat(world.parts.all(job)).extracting(PartRecord::state).containsOnly(PartState.DONE);

    new PoisonedPart(desk(world, world.hub), world.measured).run(messages.get(1));

    assertEndsWithoutTimers(world, job);
  }

  private interface Order {
    Interleaving run(int callOfFirst, int callOfSecond);
  }

  private static void inEveryOrder(Order order) {
    boolean more = true;
    for (int call = 0; more; call++) {
      boolean others = true;
      for (int other = 0; others; other++) {
        Interleaving both = order.run(call, other);
        others = both.secondPaused();
        more = both.firstPaused();
      }
    }
  }

  /** A job whose two parts are planned and sent, and that nobody worked at. */
  private static JobId waitingForWorkers(World world) {
    ItemId web = world.protect("web", Optional.empty(), CONTENT);
    JobId job = world.backups.submit(web, Optional.empty()).id();
    while (world.hub.step()) {
      // Until it waits for its parts.
    }
    assertThat(world.parts.all(job)).hasSize(2);
    return job;
  }

  private static void assertEndsWithoutTimers(World world, JobId job) {
    Instant begun = world.clock.instant();
    boolean busy = true;
    while (busy) {
      busy = world.hub.step();
    }
    assertThat(world.job(job).state()).as("%s", world.job(job)).isEqualTo(JobState.DONE);
    assertThat(world.clock.instant()).isEqualTo(begun);
  }

  private static List<String> messages(World world, JobId job) {
    List<String> messages = new ArrayList<>();
    world.parts.all(job).forEach(part -> messages.add(new TransferTask(job, part.ref()).encode()));
    return messages;
  }

  private static TransferDesk desk(World world, Orchestrations hub) {
    TransferDesk desk = world.transfer;
    return new TransferDesk(
        desk.jobs(), desk.parts(), desk.snapshots(), hub, desk.vault(), desk.clock());
  }

  private static PartRecord part(PartRef ref, boolean queued) {
    PartRecord part = PartRecord.queued(ref, 1, Instant.EPOCH);
    return queued ? part : part.done(Instant.EPOCH, List.of());
  }

  /** Ends a part as a worker does; gives 1 when it was told that it was the last. */
  private static int end(Parts parts, JobId job, PartRef ref) {
    parts.end(job, ref, part -> part.done(Instant.EPOCH, List.of()));
    return parts.allEnded(job, ref) ? 1 : 0;
  }

  private static final class NoHub implements Orchestrations {
    @Override
    public boolean start(String name, String instanceId, String input) {
      throw unavailable();
    }

    @Override
    public void raise(String instanceId, String event) {
      throw unavailable();
    }

    @Override
    public int purge(Instant createdBefore, int limit) {
      throw unavailable();
    }

    @Override
    public InstanceState state(String instanceId) {
      throw unavailable();
    }

    private static StoreUnavailableException unavailable() {
      return new StoreUnavailableException(
          Remedy.RETRY, "the hub does not answer", new IllegalStateException("injected"));
    }
  }
}
