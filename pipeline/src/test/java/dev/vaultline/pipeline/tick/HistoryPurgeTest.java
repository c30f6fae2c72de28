package dev.vaultline.pipeline.tick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.pipeline.Faults;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.durable.Orchestrations;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HistoryPurgeTest {
  private static final Duration AGE = Duration.ofDays(30);

  private final World world = new World();
  private final HistoryPurge purge = new HistoryPurge(world.hub, world.clock, AGE);

  @Test
  void whatEndedIsRemovedOnceItIsOldEnoughAndItsJobStays() {
    var web = world.protect("web", Optional.empty(), World.content(1, 4));
    JobRecord job = world.backUp(web);
    assertThat(world.hub.instanceIds()).isNotEmpty();

    world.clock.advance(AGE.minus(Duration.ofHours(1)));
    assertThat(purge.run()).startsWith("0 ");
    world.clock.advance(Duration.ofHours(2));
    assertThat(purge.run()).contains("were purged").doesNotStartWith("0 ");

    assertThat(world.hub.instanceIds()).isEmpty();
    assertThat(world.job(job.id()).state()).isEqualTo(JobState.DONE);
    assertThat(world.backUp(web).state()).isEqualTo(JobState.DONE);
  }

  @Test
  void whatStillRunsStaysHoweverOldItIs() {
    world.protect("web", Optional.empty(), World.content(1, 4));
    ItemRecord web = world.items.list().get(0);
    world.backups.submit(web.id(), Optional.empty());
    List<String> begun = world.hub.instanceIds();

    world.clock.advance(AGE.multipliedBy(2));
    purge.run();

    assertThat(world.hub.instanceIds()).isEqualTo(begun).isNotEmpty();
  }

  @Test
  void moreThanOneStepIsDoneInOneRun() {
    for (int i = 0; i < 250; i++) {
      world.hub.start("BackupRun", "run-" + i, "{}");
      world.hub.terminate("run-" + i);
    }
    world.clock.advance(AGE.plusDays(1));

    assertThat(purge.run()).startsWith("250 ");
    assertThat(world.hub.instanceIds()).isEmpty();
  }

  @Test
  void aHubThatDoesNotAnswerIsAskedAgainTheNextDay() {
    HistoryPurge refused =
        new HistoryPurge(
            world.faults.watch(Orchestrations.class, "purge", world.hub), world.clock, AGE);
    world.faults.failAt(0, Faults.Moment.BEFORE);

    assertThat(refused.run()).startsWith("0 ").contains("tomorrow");
  }
}
