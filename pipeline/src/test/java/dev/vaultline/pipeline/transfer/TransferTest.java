package dev.vaultline.pipeline.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TransferTest {
  /** Some four parts. */
  private static final byte[] CONTENT = World.content(1, 60);

  private final World world = new World();
  private final ItemId web = world.protect("web", Optional.empty(), CONTENT);

  @Test
  void messagesDeliveredTwiceAndOutOfOrderChangeNothing() {
    world.workers.deliver(
        messages -> {
          List<String> twice = new ArrayList<>(messages);
          twice.addAll(messages);
          Collections.reverse(twice);
          return twice;
        });
    JobRecord job = world.backUp(web);
    assertBackedUp(job);
    assertThat(world.workers.outcomes()).anyMatch(outcome -> outcome.startsWith("dropped"));
  }

  @Test
  void messagesThatComeAfterTheEndOfTheirJobAreDropped() {
    List<String> late = new ArrayList<>();
    world.workers.deliver(
        messages -> {
          late.addAll(messages);
          return messages;
        });
    JobRecord job = world.backUp(web);
    List<String> stored = objects();
    world.workers.deliver(
        messages -> {
          List<String> again = List.copyOf(late);
          late.clear();
          return again;
        });
    world.settle();
    assertBackedUp(job);
    assertThat(objects()).isEqualTo(stored);
    assertThat(world.workers.outcomes()).last().asString().contains("its job has ended");
  }

  @Test
  void messagesThatWereLostAreSentAgain() {
    List<Integer> seen = new ArrayList<>();
    world.workers.deliver(
        messages -> {
          seen.addAll(Collections.nCopies(messages.size(), 0));
          return seen.size() <= 4 && !messages.isEmpty()
              ? messages.subList(1, messages.size())
              : messages;
        });
    Instant begun = world.clock.instant();
    assertBackedUp(world.backUp(web));
    assertThat(Duration.between(begun, world.clock.instant())).isLessThan(Duration.ofHours(2));
  }

  @Test
  void anEventThatWasLostIsMadeUpForByTheReview() {
    world.hub.deaf(true);
    Instant begun = world.clock.instant();
    assertBackedUp(world.backUp(web));
    assertThat(Duration.between(begun, world.clock.instant()))
        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
  }

  @Test
  void aPartThatFailsAsOftenAsItMayFailsTheJobWithTheLastReason() {
    world.disks.unreadable(true);
    JobRecord job = world.backUp(web);
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.error().orElseThrow().code()).isEqualTo(ErrorCode.POISONED);
    assertThat(job.error().orElseThrow().message())
        .contains("failed 5 times")
        .contains("the platform does not answer");
    assertThat(world.points.list(web)).isEmpty();
    assertThat(world.items.require(web).claim()).isEmpty();
    world.disks.unreadable(false);
    assertBackedUp(world.backUp(web));
  }

  @Test
  void aPartThatCanNeverSucceedFailsTheJobAtOnce() {
    JobId id = world.backups.submit(web, Optional.empty()).id();
    world.workers.stop(true);
    while (world.hub.step()) {
      // Until the transfer waits for workers.
    }
    PointId run = world.items.require(web).transfer().orElseThrow().run();
    world.disks.drop(web, run, world.items.require(web).source());
    world.workers.stop(false);
    Instant begun = world.clock.instant();
    world.settle();
    assertThat(world.job(id).state()).isEqualTo(JobState.FAILED);
    assertThat(world.job(id).error().orElseThrow().message()).contains("is not there");
    assertThat(Duration.between(begun, world.job(id).times().ended().orElseThrow()))
        .isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void aMessageThatIsNoTaskIsDroppedWhenItIsPoison() {
    List<String> nonsense = new ArrayList<>(List.of("no task"));
    world.workers.deliver(
        messages -> {
          List<String> all = new ArrayList<>(messages);
          all.addAll(nonsense);
          nonsense.clear();
          return all;
        });
    world.settle();
    assertThat(world.workers.outcomes()).hasSize(6).last().asString().contains("no transfer task");
  }

  private void assertBackedUp(JobRecord job) {
    assertThat(job.state()).as("%s", job).isEqualTo(JobState.DONE);
    assertThat(world.restored(web, job.point().orElseThrow(), 0)).isEqualTo(CONTENT);
  }

  private List<String> objects() {
    try (var objects = world.store.list("")) {
      return objects.map(object -> object.name().value()).toList();
    }
  }
}
