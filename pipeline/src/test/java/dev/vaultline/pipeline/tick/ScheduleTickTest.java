package dev.vaultline.pipeline.tick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.engine.policy.ProtectionPolicy;
import dev.vaultline.engine.retention.RetentionRules;
import dev.vaultline.engine.schedule.Recurrence;
import dev.vaultline.engine.schedule.Schedule;
import dev.vaultline.pipeline.Faults;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.item.Protection;
import dev.vaultline.pipeline.job.JobFilter;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScheduleTickTest {
  private static final PolicyName NIGHTLY = new PolicyName("nightly");
  private static final byte[] CONTENT = World.content(1, 3);

  private final World world = new World();

  @Test
  void startsTheItemsOfAPolicyWhenTheyAreDue() {
    put(LocalTime.of(12, 0), 30);
    ItemId web = world.protect("web", Optional.of(NIGHTLY), CONTENT);
    ItemId other = world.protect("other", Optional.empty(), CONTENT);
    assertThat(tick()).isEmpty();
    world.clock.advance(Duration.ofHours(2));
    assertThat(tick()).singleElement().asString().contains("nightly");
    assertThat(world.points.list(web)).hasSize(1);
    assertThat(world.points.list(other)).isEmpty();
  }

  @Test
  void aTickRepeatedStartsNothingTwice() {
    put(LocalTime.of(12, 0), 30);
    ItemId web = world.protect("web", Optional.of(NIGHTLY), CONTENT);
    world.clock.advance(Duration.ofHours(2));
    tick();
    assertThat(tick()).isEmpty();
    world.clock.advance(Duration.ofMinutes(5));
    assertThat(tick()).isEmpty();
    assertThat(world.points.list(web)).hasSize(1);
  }

  @Test
  void aTickThatDiedAfterTheStartStartsNothingTwice() {
    put(LocalTime.of(12, 0), 30);
    ItemId web = world.protect("web", Optional.of(NIGHTLY), CONTENT);
    world.clock.advance(Duration.ofHours(2));
    // policies.list, acted.find, hub.state and hub.start come first; what is remembered is lost.
    world.faults.failAt(3, Faults.Moment.BEFORE);
    tick();
    world.faults.clear();
    tick();
    assertThat(world.points.list(web)).hasSize(1);
    assertThat(jobs()).hasSize(1);
  }

  @Test
  void afterAnOutageOnlyTheLastIsMadeUpFor() {
    put(LocalTime.of(12, 0), 30);
    ItemId web = world.protect("web", Optional.of(NIGHTLY), CONTENT);
    world.clock.advance(Duration.ofDays(5));
    tick();
    tick();
    assertThat(world.points.list(web)).hasSize(1);
  }

  @Test
  void aNewScheduleMakesUpForNothing() {
    put(LocalTime.of(9, 0), 30);
    world.protect("web", Optional.of(NIGHTLY), CONTENT);
    assertThat(tick()).isEmpty();
  }

  @Test
  void aPolicyWrittenAnewWithTheSameScheduleForgetsNothing() {
    put(LocalTime.of(12, 0), 30);
    world.protect("web", Optional.of(NIGHTLY), CONTENT);
    world.clock.advance(Duration.ofHours(2));
    put(LocalTime.of(12, 0), 60);
    assertThat(tick()).hasSize(1);
  }

  @Test
  void anItemWhoseProtectionWasStoppedIsLeftOut() {
    put(LocalTime.of(12, 0), 30);
    ItemId web = world.protect("web", Optional.of(NIGHTLY), CONTENT);
    ItemRecord item = world.items.require(web);
    world.items.describe(item.in(Protection.STOPPED));
    world.clock.advance(Duration.ofHours(2));
    tick();
    assertThat(world.points.list(web)).isEmpty();
    assertThat(jobs()).isEmpty();
  }

  @Test
  void manyItemsMakeShortHistories() {
    put(LocalTime.of(12, 0), 30);
    IntStream.range(0, 130)
        .forEach(number -> world.protect("vm-" + number, Optional.of(NIGHTLY), CONTENT));
    world.clock.advance(Duration.ofHours(2));
    tick();
    assertThat(jobs()).hasSize(130).allMatch(job -> job.state() == JobState.DONE);
    assertThat(world.hub.instanceIds())
        .allSatisfy(id -> assertThat(world.hub.historyLength(id)).isLessThan(260));
  }

  @Test
  void oneItemThatFailsHoldsUpNoOther() {
    put(LocalTime.of(12, 0), 30);
    world.protect("good", Optional.of(NIGHTLY), CONTENT);
    world.items.describe(
        ItemRecord.of(new ItemId("bad"), Optional.of(NIGHTLY), World.source(World.disk("absent"))));
    world.clock.advance(Duration.ofHours(2));
    tick();
    assertThat(jobs())
        .extracting(JobRecord::state)
        .containsExactlyInAnyOrder(JobState.DONE, JobState.FAILED);
  }

  private List<String> tick() {
    List<String> lines = world.scheduleTick.run();
    world.settle();
    return lines;
  }

  private List<JobRecord> jobs() {
    return world.jobs.list(new JobFilter(Optional.empty(), Optional.empty(), 1_000));
  }

  private void put(LocalTime at, int keepDays) {
    Schedule schedule = new Schedule(ZoneId.of("UTC"), new Recurrence.Daily(at));
    world.policies.put(new ProtectionPolicy(NIGHTLY, schedule, 2, new RetentionRules(1, keepDays)));
  }
}
