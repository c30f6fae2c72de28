package dev.vaultline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.Progress;
import dev.vaultline.engine.check.Check;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.engine.policy.ProtectionPolicy;
import dev.vaultline.engine.retention.RetentionRules;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.point.PointSummary;
import dev.vaultline.pipeline.restore.order.Destination;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.target.PageBlobTarget;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process or a connection dies at each call of a port in turn, before or after its effect; the
 * platform repeats the step, and the end is the same.
 */
final class FaultsAtEveryCallTest {
  private static final byte[] FIRST = World.content(1, 20);
  private static final byte[] SECOND = World.content(2, 20);
  private static final PolicyName POLICY = new PolicyName("short");

  /** Calls that change nothing: whether they fail before or after makes no difference. */
  private static final Pattern READ = Pattern.compile(".*\\.(find|get|list|read|state|open)");

  private interface Scenario {
    /** Runs to the end with a fault at a call; gives all calls there were. */
    List<String> run(int call, Faults.Moment moment);
  }

  @ParameterizedTest
  @EnumSource(Faults.Moment.class)
  void aBackupEndsTheSameWay(Faults.Moment moment) {
    atEveryCall(moment, FaultsAtEveryCallTest::backUp);
  }

  @ParameterizedTest
  @EnumSource(Faults.Moment.class)
  void aRestoreEndsTheSameWay(Faults.Moment moment) {
    atEveryCall(moment, FaultsAtEveryCallTest::restore);
  }

  @ParameterizedTest
  @EnumSource(Faults.Moment.class)
  void retentionEndsTheSameWay(Faults.Moment moment) {
    atEveryCall(moment, FaultsAtEveryCallTest::retain);
  }

  @ParameterizedTest
  @EnumSource(Faults.Moment.class)
  void aFailureEndsTheSameWay(Faults.Moment moment) {
    atEveryCall(moment, FaultsAtEveryCallTest::fail);
  }

  private static void atEveryCall(Faults.Moment moment, Scenario scenario) {
    List<String> calls = scenario.run(-1, moment);
    assertThat(calls).hasSizeGreaterThan(10);
    for (int call = 0; call < calls.size(); call++) {
      if (moment == Faults.Moment.BEFORE || !READ.matcher(calls.get(call)).matches()) {
        scenario.run(call, moment);
      }
    }
  }

  private static List<String> backUp(int call, Faults.Moment moment) {
    World world = new World();
    ItemId web = world.protect("web", Optional.empty(), FIRST);
    world.backUp(web);
    world.disks.write(World.disk("web-0"), SECOND);
    JobRecord job =
        withFault(world, call, moment, it -> it.backups.submit(web, Optional.empty()).id());
    List<String> calls = world.faults.calls();
    assertThat(job.state())
        .as("call %s %s: %s", call, name(world, call), job)
        .isEqualTo(JobState.DONE);
    assertThat(job.notes()).isEmpty();
    assertThat(world.restored(web, job.point().orElseThrow(), 0)).isEqualTo(SECOND);
    assertThat(world.points.list(web)).hasSize(2);
    assertClean(world, web, job.id());
    return calls;
  }

  private static List<String> restore(int call, Faults.Moment moment) {
    World world = new World();
    ItemId web = world.protect("web", Optional.empty(), FIRST, SECOND);
    PointId point = world.backUp(web).point().orElseThrow();
    JobRecord job =
        withFault(
            world,
            call,
            moment,
            it ->
                it.restores
                    .submit(
                        web,
                        point,
                        Optional.empty(),
                        new Destination.PageBlobs("restored", Optional.of("x/")))
                    .id());
    List<String> calls = world.faults.calls();
    assertThat(job.state())
        .as("call %s %s: %s", call, name(world, call), job)
        .isEqualTo(JobState.DONE);
    assertThat(world.restored.content(new PageBlobTarget("restored", "x/disk-0"))).contains(FIRST);
    assertThat(world.restored.content(new PageBlobTarget("restored", "x/disk-1"))).contains(SECOND);
    assertClean(world, web, job.id());
    return calls;
  }

  private static List<String> retain(int call, Faults.Moment moment) {
    World world = new World();
    world.policies.put(policy());
    ItemId web = world.protect("web", Optional.of(POLICY), FIRST);
    world.backUp(web);
    world.disks.write(World.disk("web-0"), SECOND);
    PointId kept = world.backUp(web).point().orElseThrow();
    world.clock.advance(Duration.ofHours(1));
    JobRecord job = withFault(world, call, moment, it -> it.retentions.submit(false).id());
    List<String> calls = world.faults.calls();
    assertThat(job.state())
        .as("call %s %s: %s", call, name(world, call), job)
        .isIn(JobState.DONE, JobState.FAILED);
    if (job.state() == JobState.FAILED) {
      // An item was not decided on, or the lease of a sweep that died had not run out: it is told,
      // and done the next time.
      assertThat(job.error().orElseThrow().message())
          .containsAnyOf("1 items could not be decided", "another sweep of");
      world.store.breakLease(Vault.SETTINGS);
      world.retentions.submit(false);
      world.settle();
    }
    assertThat(world.points.list(web)).extracting(PointSummary::id).containsExactly(kept);
    assertThat(world.restored(web, kept, 0)).isEqualTo(SECOND);
    assertThat(
            new Check(world.vault.get(), 1)
                .run(Optional.empty(), Optional.empty(), Progress.NONE)
                .damages())
        .isEmpty();
    return calls;
  }

  /** A disk that is not there: the job fails, with the same left behind: nothing. */
  private static List<String> fail(int call, Faults.Moment moment) {
    World world = new World();
    ItemId web = world.protect("web", Optional.empty(), FIRST);
    world.backUp(web);
    world.disks.write(World.disk("web-0"), World.content(1, 18));
    JobRecord job =
        withFault(world, call, moment, it -> it.backups.submit(web, Optional.empty()).id());
    List<String> calls = world.faults.calls();
    assertThat(job.state())
        .as("call %s %s: %s", call, name(world, call), job)
        .isEqualTo(JobState.FAILED);
    assertThat(world.points.list(web)).hasSize(1);
    assertClean(world, web, job.id());
    return calls;
  }

  /**
   * The fault comes after the request was taken: a request that fails is repeated by its caller.
   */
  private static JobRecord withFault(
      World world, int call, Faults.Moment moment, Function<World, JobId> request) {
    JobId job = request.apply(world);
    world.faults.failAt(call, moment);
    world.settle();
    world.faults.clear();
    return world.job(job);
  }

  private static void assertClean(World world, ItemId item, JobId job) {
    assertThat(world.jobs.active()).isEmpty();
    assertThat(world.items.require(item).claim()).isEmpty();
    assertThat(world.parts.set(job)).isEmpty();
    assertThat(world.parts.all(job)).isEmpty();
    assertThat(world.disks.list(item, world.items.require(item).source()))
        .extracting(Snapshot::run)
        .containsExactlyInAnyOrderElementsOf(
            world.points.list(item).stream().map(PointSummary::id).toList());
  }

  private static String name(World world, int call) {
    return call < 0 ? "none" : world.faults.calls().get(call);
  }

  private static ProtectionPolicy policy() {
    ProtectionPolicy standard = ProtectionPolicy.standard(POLICY, ZoneId.of("UTC"));
    return new ProtectionPolicy(POLICY, standard.schedule(), 1, new RetentionRules(1, 0));
  }
}
