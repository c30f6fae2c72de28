package dev.vaultline.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateTimerAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimerTest {
  @TempDir Path folder;

  @Test
  void orchestratorWakesStrictlyAfterTheTimersInstant() throws Exception {
    try (HubFixture hub = HubFixture.open(folder)) {
      hub.orchestration(
              "Sleeps",
              ctx -> {
                Instant fireAt = ctx.getCurrentInstant().plusMillis(30);
                ctx.createTimer(Duration.ofMillis(30)).await();
                ctx.complete(ctx.getCurrentInstant().isAfter(fireAt));
              })
          .start();

      assertThat(hub.run("Sleeps", null).readOutputAs(Boolean.class)).isTrue();
    }
  }

  @Test
  void timerOfDaysFiresWhenItsDayHasCome() throws Exception {
    SettableClock clock = new SettableClock(Instant.parse("2026-03-28T00:30:00Z"));
    try (HubFixture hub = HubFixture.open(folder, clock)) {
      hub.orchestration(
              "Sleeps",
              ctx -> {
                ctx.createTimer(Duration.ofDays(2)).await();
                ctx.complete(ctx.getCurrentInstant().toString());
              })
          .start();
      String id = hub.client().scheduleNewOrchestrationInstance("Sleeps");
      assertThat(hub.waitForStart(id).isRunning()).isTrue();

      clock.set(Instant.parse("2026-03-30T08:00:00Z"));

      assertThat(hub.waitForEnd(id).readOutputAs(String.class)).isEqualTo("2026-03-30T08:00:00Z");
    }
  }

  @Test
  void orchestratorsInstantNeverGoesBackWhenTheClockDoes() throws Exception {
    SettableClock clock = new SettableClock(Instant.parse("2026-03-28T10:00:00Z"));
    try (HubFixture hub = HubFixture.open(folder, clock)) {
      ScriptedWorker worker = hub.scripted();
      ScriptedWorker.Stream stream = worker.open();
      hub.client().scheduleNewOrchestrationInstance("Any", null, "a");
      worker.answer(stream.turn());
      clock.set(Instant.parse("2026-03-28T09:00:00Z"));
      hub.client().raiseEvent("a", "more");

      OrchestratorRequest second = stream.turn();

      assertThat(second.getNewEvents(0).getTimestamp().getSeconds())
          .isEqualTo(Instant.parse("2026-03-28T10:00:00Z").getEpochSecond());
    }
  }

  @Test
  void timerBeyondTheYear2262IsKeptAndDoesNotFire() throws Exception {
    try (HubFixture hub = HubFixture.open(folder)) {
      ScriptedWorker worker = hub.scripted();
      ScriptedWorker.Stream stream = worker.open();
      hub.client().scheduleNewOrchestrationInstance("Any", null, "a");
      CreateTimerAction never =
          CreateTimerAction.newBuilder()
              .setFireAt(
                  com.google.protobuf.Timestamp.newBuilder()
                      .setSeconds(Instant.parse("9999-12-31T00:00:00Z").getEpochSecond()))
              .build();

      worker.answer(
          stream.turn(), OrchestratorAction.newBuilder().setId(0).setCreateTimer(never).build());
      hub.client().raiseEvent("a", "more");

      assertThat(stream.turn().getNewEventsList())
          .extracting(event -> event.getEventTypeCase().name())
          .containsExactly("ORCHESTRATORSTARTED", "EVENTRAISED");
    }
  }

  /** A clock that a test sets. */
  private static final class SettableClock extends Clock {
    private final AtomicReference<Instant> now;

    SettableClock(Instant now) {
      this.now = new AtomicReference<>(now);
    }

    void set(Instant instant) {
      now.set(instant);
    }

    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("This clock has no zone");
    }
  }
}
