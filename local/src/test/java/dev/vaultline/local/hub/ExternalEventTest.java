package dev.vaultline.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.durabletask.NewOrchestrationInstanceOptions;
import com.microsoft.durabletask.TaskCanceledException;
import com.microsoft.durabletask.TaskOrchestration;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalEventTest {
  /** Completes with the first two events named "part". */
  private static final TaskOrchestration TAKES_TWO =
      ctx -> {
        String first = ctx.waitForExternalEvent("part", String.class).await();
        ctx.complete(first + ctx.waitForExternalEvent("part", String.class).await());
      };

  @TempDir Path folder;
  private HubFixture hub;

  @BeforeEach
  void open() {
    hub = HubFixture.open(folder).orchestration("TakesTwo", TAKES_TWO);
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
  }

  @Test
  void eventsReachAnOrchestratorThatWaits() {
    hub.start();
    String id = hub.client().scheduleNewOrchestrationInstance("TakesTwo");
    hub.waitForStart(id);

    hub.client().raiseEvent(id, "part", "a");
    hub.client().raiseEvent(id, "part", "b");

    assertThat(hub.waitForEnd(id).readOutputAs(String.class)).isEqualTo("ab");
  }

  @Test
  void eventsThatComeBeforeTheFirstTurnAreKeptInOrder() {
    String id = hub.client().scheduleNewOrchestrationInstance("TakesTwo");
    hub.client().raiseEvent(id, "part", "a");
    hub.client().raiseEvent(id, "part", "b");

    hub.start();

    assertThat(hub.waitForEnd(id).readOutputAs(String.class)).isEqualTo("ab");
  }

  @Test
  void eventsThatComeBeforeAScheduledStartAreKept() {
    hub.start();
    String id =
        hub.client()
            .scheduleNewOrchestrationInstance(
                "TakesTwo",
                new NewOrchestrationInstanceOptions()
                    .setStartTime(Instant.now().plus(Duration.ofMillis(150))));
    hub.client().raiseEvent(id, "part", "a");
    hub.client().raiseEvent(id, "part", "b");

    assertThat(hub.waitForEnd(id).readOutputAs(String.class)).isEqualTo("ab");
  }

  @Test
  void waitForAnEventEndsWithItsTimeout() {
    hub.orchestration(
            "GivesUp",
            ctx -> {
              try {
                ctx.waitForExternalEvent("never", Duration.ofMillis(20)).await();
              } catch (TaskCanceledException e) {
                ctx.complete("gave up");
              }
            })
        .start();

    assertThat(hub.run("GivesUp", null).readOutputAs(String.class)).isEqualTo("gave up");
  }

  @Test
  void eventSentByAnOrchestratorArrivesOnceHoweverOftenItsCodeIsReplayed() {
    hub.orchestration(
            "Sender",
            ctx -> {
              ctx.sendEvent("receiver", "part", "x");
              ctx.callActivity("Nothing").await();
              ctx.callActivity("Nothing").await();
              ctx.sendEvent("receiver", "part", "y");
              ctx.complete("sent");
            })
        .activity("Nothing", ctx -> null)
        .start();
    hub.client().scheduleNewOrchestrationInstance("TakesTwo", null, "receiver");

    assertThat(hub.run("Sender", null).readOutputAs(String.class)).isEqualTo("sent");
    assertThat(hub.waitForEnd("receiver").readOutputAs(String.class)).isEqualTo("xy");
  }

  @Test
  void eventSentToNobodyIsDropped() {
    hub.orchestration(
            "Sender",
            ctx -> {
              ctx.sendEvent("nobody", "part", "x");
              ctx.complete("sent");
            })
        .start();

    assertThat(hub.run("Sender", null).readOutputAs(String.class)).isEqualTo("sent");
  }

  @Test
  void eventForAnUnknownOrchestrationIsRefused() {
    assertThatThrownBy(() -> hub.client().raiseEvent("nobody", "part", "x"))
        .hasMessage(
            "NOT_FOUND: There is no orchestration with the id 'nobody' to take the event 'part'");
  }

  @Test
  void eventForAnOrchestrationThatHasEndedIsRefused() {
    hub.client().scheduleNewOrchestrationInstance("TakesTwo", null, "done");
    hub.client().terminate("done", null);

    assertThatThrownBy(() -> hub.client().raiseEvent("done", "part", "x"))
        .hasMessage(
            "FAILED_PRECONDITION: The orchestration 'done' cannot take the event 'part':"
                + " it has ended (TERMINATED)");
  }
}
