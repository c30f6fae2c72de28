package dev.vaultline.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ActivityRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContinueAsNewTest {
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
  void orchestrationGoesRoundManyTimesUnderOneId() {
    hub.orchestration(
            "Counts",
            ctx -> {
              int count = ctx.getInput(Integer.class);
              if (count == 100) {
                ctx.complete(count);
              } else {
                ctx.continueAsNew(ctx.callActivity("Add", count, Integer.class).await());
              }
            })
        .activity("Add", ctx -> ctx.getInput(Integer.class) + 1)
        .start();

    assertThat(hub.run("Counts", 0).readOutputAs(Integer.class)).isEqualTo(100);
  }

  @Test
  void unseenEventsAreCarriedOverInTheOrderOfTheirArrival() {
    hub.orchestration(
            "Collects",
            ctx -> {
              String seen = ctx.getInput(String.class);
              if (seen.isEmpty()) {
                ctx.waitForExternalEvent("go").await();
                ctx.continueAsNew(">");
              } else {
                StringBuilder letters = new StringBuilder(seen);
                for (int i = 0; i < 20; i++) {
                  letters.append(ctx.waitForExternalEvent("letter", String.class).await());
                }
                ctx.complete(letters.toString());
              }
            })
        .start();
    String id = hub.client().scheduleNewOrchestrationInstance("Collects", "");
    hub.waitForStart(id);
    StringBuilder expected = new StringBuilder(">");
    for (char letter = 'a'; letter < 'a' + 20; letter++) {
      hub.client().raiseEvent(id, "letter", String.valueOf(letter));
      expected.append(letter);
    }

    hub.client().raiseEvent(id, "go");

    OrchestrationMetadata ended = hub.waitForEnd(id);
    assertThat(ended.readOutputAs(String.class)).isEqualTo(expected.toString());
  }

  @Test
  void childThatContinuesAsNewStillReportsToItsParent() {
    hub.orchestration(
            "Parent",
            ctx -> ctx.complete(ctx.callSubOrchestrator("Child", 0, Integer.class).await()))
        .orchestration(
            "Child",
            ctx -> {
              int count = ctx.getInput(Integer.class);
              if (count < 3) {
                ctx.continueAsNew(count + 1);
              } else {
                ctx.complete(count);
              }
            })
        .start();

    assertThat(hub.run("Parent", null).readOutputAs(Integer.class)).isEqualTo(3);
  }

  @Test
  void nextExecutionStartsWithItsInputAndTheEventsThatCameMeanwhile() throws Exception {
    ScriptedWorker worker = hub.scripted();
    ScriptedWorker.Stream stream = worker.open();
    hub.client().scheduleNewOrchestrationInstance("Any", "old", "a");
    OrchestratorRequest first = stream.turn();
    hub.client().raiseEvent("a", "later", "x");

    worker.answer(first, ScriptedWorker.continueAsNew(0, "\"new\""));

    OrchestratorRequest next = stream.turn();
    assertThat(next.getPastEventsList()).isEmpty();
    assertThat(next.getNewEventsList())
        .extracting(event -> event.getEventTypeCase().name())
        .containsExactly("ORCHESTRATORSTARTED", "EXECUTIONSTARTED", "EVENTRAISED");
    assertThat(next.getNewEvents(1).getExecutionStarted().getInput().getValue())
        .isEqualTo("\"new\"");
    assertThat(next.getExecutionId()).isNotEqualTo(first.getExecutionId());
  }

  @Test
  void resultsAndTimersOfTheOldExecutionDoNotReachTheNewOne() throws Exception {
    ScriptedWorker worker = hub.scripted();
    ScriptedWorker.Stream stream = worker.open();
    hub.client().scheduleNewOrchestrationInstance("Any", null, "a");
    worker.answer(stream.turn(), ScriptedWorker.schedule(0, "Slow"));
    ActivityRequest slow = stream.activity();
    hub.client().raiseEvent("a", "round");
    worker.answer(stream.turn(), ScriptedWorker.continueAsNew(1, "null"));
    OrchestratorRequest second = stream.turn();
    worker.answer(second, ScriptedWorker.schedule(0, "Slow"));

    // The connection holds the old activity of the same name, so the new one waits for its report.
    worker.answer(slow, "\"old\"");
    ActivityRequest again = stream.activity();
    worker.answer(again, "\"new\"");

    OrchestratorRequest third = stream.turn();
    List<String> results = new ArrayList<>();
    third.getNewEventsList().stream()
        .filter(HistoryEvent::hasTaskCompleted)
        .forEach(event -> results.add(event.getTaskCompleted().getResult().getValue()));
    assertThat(results).containsExactly("\"new\"");
  }

  @Test
  void suspendedOrchestrationStaysSuspendedWhenItContinuesAsNew() throws Exception {
    ScriptedWorker worker = hub.scripted();
    ScriptedWorker.Stream stream = worker.open();
    hub.client().scheduleNewOrchestrationInstance("Any", null, "a");
    OrchestratorRequest first = stream.turn();
    hub.client().suspendInstance("a");

    worker.answer(first, ScriptedWorker.continueAsNew(0, "null"));

    assertThat(hub.client().getInstanceMetadata("a", false).getRuntimeStatus().name())
        .isEqualTo("SUSPENDED");
    hub.client().resumeInstance("a");
    assertThat(stream.turn().getPastEventsList()).isEmpty();
  }
}
