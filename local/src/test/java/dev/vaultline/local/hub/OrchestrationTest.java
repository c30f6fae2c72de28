package dev.vaultline.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.RetryPolicy;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskFailedException;
import com.microsoft.durabletask.TaskOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrchestrationTest {
  @TempDir Path folder;
  private HubFixture hub;

  @BeforeEach
  void open() {
    hub = HubFixture.open(folder);
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
  }

  @Test
  void activitiesRunOneAfterTheOther() {
    hub.orchestration(
            "Sequence",
            ctx -> {
              String said =
                  ctx.callActivity("Append", ctx.getInput(String.class), String.class).await();
              said = ctx.callActivity("Append", said, String.class).await();
              ctx.complete(ctx.callActivity("Append", said, String.class).await());
            })
        .activity("Append", ctx -> ctx.getInput(String.class) + "!")
        .start();

    OrchestrationMetadata ended = hub.run("Sequence", "a");

    assertThat(ended.getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.COMPLETED);
    assertThat(ended.readInputAs(String.class)).isEqualTo("a");
    assertThat(ended.readOutputAs(String.class)).isEqualTo("a!!!");
    assertThat(ended.getName()).isEqualTo("Sequence");
    assertThat(ended.getLastUpdatedAt()).isAfter(ended.getCreatedAt());
  }

  @Test
  void thousandsOfActivitiesAtOnceAllReport() {
    hub.orchestration(
            "FanOut",
            ctx -> {
              List<Task<Integer>> tasks = new ArrayList<>();
              for (int i = 0; i < 2000; i++) {
                tasks.add(ctx.callActivity("Same", i, Integer.class));
              }
              ctx.complete(ctx.allOf(tasks).await().stream().mapToInt(Integer::intValue).sum());
            })
        .activity("Same", ctx -> ctx.getInput(Integer.class))
        .start();

    String id = hub.client().scheduleNewOrchestrationInstance("FanOut");

    assertThat(hub.waitForEnd(id, Duration.ofMinutes(1)).readOutputAs(Integer.class))
        .isEqualTo(1999 * 2000 / 2);
  }

  @Test
  void failedActivityReachesTheOrchestratorWithItsDetails() {
    hub.orchestration(
            "Catches",
            ctx -> {
              try {
                ctx.callActivity("Fails").await();
              } catch (TaskFailedException e) {
                ctx.complete(
                    e.getErrorDetails().getErrorType()
                        + ": "
                        + e.getErrorDetails().getErrorMessage());
              }
            })
        .activity(
            "Fails",
            ctx -> {
              throw new IllegalStateException("the disk is gone");
            })
        .start();

    assertThat(hub.run("Catches", null).readOutputAs(String.class))
        .isEqualTo("java.lang.IllegalStateException: the disk is gone");
  }

  @Test
  void orchestrationThatThrowsFailsWithDetails() {
    hub.orchestration(
            "Throws",
            ctx -> {
              throw new IllegalArgumentException("no such policy");
            })
        .start();

    OrchestrationMetadata ended = hub.run("Throws", null);

    assertThat(ended.getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.FAILED);
    assertThat(ended.getFailureDetails().getErrorType())
        .isEqualTo("java.lang.IllegalArgumentException");
    assertThat(ended.getFailureDetails().getErrorMessage()).isEqualTo("no such policy");
  }

  @Test
  void failedActivityIsTriedAgainByPolicy() {
    AtomicInteger attempts = new AtomicInteger();
    hub.orchestration(
            "Retries",
            ctx ->
                ctx.complete(
                    ctx.callActivity(
                            "Flaky",
                            null,
                            new TaskOptions(new RetryPolicy(5, Duration.ofMillis(1))),
                            String.class)
                        .await()))
        .activity(
            "Flaky",
            ctx -> {
              if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
              }
              return "at last";
            })
        .start();

    assertThat(hub.run("Retries", null).readOutputAs(String.class)).isEqualTo("at last");
    assertThat(attempts).hasValue(3);
  }

  @Test
  void customStatusCanBeReadWhileTheOrchestrationWaits() {
    hub.orchestration(
            "Reports",
            ctx -> {
              ctx.setCustomStatus("waiting for approval");
              ctx.waitForExternalEvent("go").await();
              ctx.clearCustomStatus();
            })
        .start();

    String id = hub.client().scheduleNewOrchestrationInstance("Reports");
    assertThat(hub.waitForStart(id).readCustomStatusAs(String.class))
        .isEqualTo("waiting for approval");

    hub.client().raiseEvent(id, "go");
    assertThat(hub.waitForEnd(id).isCustomStatusFetched()).isFalse();
  }

  @Test
  void activityThatNobodyWaitsForIsStillDone() {
    AtomicInteger done = new AtomicInteger();
    hub.orchestration(
            "FireAndForget",
            ctx -> {
              ctx.callActivity("Count");
              ctx.complete("left");
            })
        .activity("Count", ctx -> done.incrementAndGet())
        .start();

    assertThat(hub.run("FireAndForget", null).readOutputAs(String.class)).isEqualTo("left");
    Await.until(() -> done.get() == 1, "the activity is done");
  }
}
