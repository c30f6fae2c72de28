package dev.vaultline.pipeline.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.engine.policy.ProtectionPolicy;
import dev.vaultline.engine.retention.RetentionRules;
import dev.vaultline.engine.store.ObjectInfo;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.item.Protection;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.point.PointSummary;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RetentionTest {
  private static final PolicyName POLICY = new PolicyName("two");

  private final World world = new World();
  private final List<PointId> points = new ArrayList<>();
  private final ItemId web = world.protect("web", Optional.of(POLICY), World.content(0, 40));

  @BeforeEach
  void backUpThreeTimes() {
    ProtectionPolicy standard = ProtectionPolicy.standard(POLICY, ZoneId.of("UTC"));
    world.policies.put(
        new ProtectionPolicy(POLICY, standard.schedule(), 1, new RetentionRules(2, 0)));
    for (int day = 0; day < 3; day++) {
      world.disks.write(World.disk("web-0"), World.content(day, 40));
      points.add(world.backUp(web).point().orElseThrow());
      world.clock.advance(Duration.ofDays(1));
    }
  }

  @Test
  void expiresWhatNoRuleKeepsAndSweepsIt() {
    long before = objects().size();
    JobRecord job = retain(false);
    assertThat(job.state()).isEqualTo(JobState.DONE);
    assertThat(catalogue()).containsExactly(points.get(2), points.get(1));
    assertThat(objects()).hasSizeLessThan((int) before);
    assertThat(world.restored(web, points.get(1), 0)).isEqualTo(World.content(1, 40));
    assertThat(world.restored(web, points.get(2), 0)).isEqualTo(World.content(2, 40));
  }

  @Test
  void saysForEachPointWhy() {
    JobRecord job = retain(false);
    assertThat(job.notes()).anyMatch(note -> note.equals("1 recovery points expired, 2 are kept"));
    assertThat(world.reports.lines(job.id(), 100))
        .containsExactly(
            "web " + points.get(0) + " expired: no retention rule keeps it",
            "web " + points.get(1) + " is kept: one of the newest 2",
            "web "
                + points.get(2)
                + " is kept: last recovery point of the item, one of the newest 2");
  }

  @Test
  void aDryRunSaysTheSameAndDoesNothing() {
    List<String> before = objects();
    JobRecord job = retain(true);
    assertThat(job.notes())
        .anyMatch(note -> note.equals("1 recovery points would expire, 2 are kept"));
    assertThat(objects()).isEqualTo(before);
    assertThat(catalogue()).hasSize(3);
  }

  @Test
  void anItemWhoseProtectionWasStoppedKeepsWhatItHas() {
    ItemRecord item = world.items.require(web);
    world.items.describe(item.in(Protection.STOPPED));
    retain(false);
    assertThat(catalogue()).hasSize(3);
  }

  @Test
  void anItemThatCannotBeDecidedOnHoldsUpNoOther() {
    ItemId broken = world.protect("broken", Optional.of(POLICY), World.content(9, 40));
    PointId point = world.backUp(broken).point().orElseThrow();
    damage("points/broken/" + point);
    world.clock.advance(Duration.ofDays(1));
    JobRecord job = retain(true);
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(world.reports.lines(job.id(), 100))
        .anyMatch(line -> line.startsWith("broken: nothing was decided or done"))
        .anyMatch(line -> line.contains("would expire"));
  }

  @Test
  void aDailyTickThatComesTwiceStartsOnce() {
    JobId first = world.retentions.submitDaily().id();
    assertThat(world.retentions.submitDaily().id()).isEqualTo(first);
    world.settle();
    assertThat(world.job(first).state()).isEqualTo(JobState.DONE);
  }

  @Test
  void snapshotsPastInstantRestoreGoToo() {
    retain(false);
    assertThat(world.disks.list(web, world.items.require(web).source())).hasSize(1);
  }

  private JobRecord retain(boolean dryRun) {
    JobId job = world.retentions.submit(dryRun).id();
    world.settle();
    return world.job(job);
  }

  private List<PointId> catalogue() {
    return world.points.list(web).stream().map(PointSummary::id).toList();
  }

  private List<String> objects() {
    try (var objects = world.store.list("")) {
      return objects.map(object -> object.name().value()).toList();
    }
  }

  private void damage(String prefix) {
    ObjectInfo object;
    try (var objects = world.store.list(prefix)) {
      object = objects.findFirst().orElseThrow();
    }
    world.store.delete(object);
    world.store.putIfAbsent(object.name(), List.of(ByteBuffer.wrap(new byte[200])));
  }
}
