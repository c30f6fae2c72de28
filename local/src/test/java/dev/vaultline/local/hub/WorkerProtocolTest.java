package dev.vaultline.local.hub;

import static dev.vaultline.local.hub.ContractExtensions.answering;
import static dev.vaultline.local.hub.ScriptedWorker.complete;
import static dev.vaultline.local.hub.ScriptedWorker.response;
import static dev.vaultline.local.hub.ScriptedWorker.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ActivityRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.WorkItem;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker is given, and what happens to what it says. */
class WorkerProtocolTest {
  @TempDir Path folder;
  private HubFixture hub;
  private ScriptedWorker worker;
  private ScriptedWorker.Stream stream;

  @BeforeEach
  void open() {
    hub = HubFixture.open(folder);
    worker = hub.scripted();
    stream = worker.open();
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
  }

  @Test
  void turnsAreMadeOfTheInboxAndOfTheRecordOfEarlierTurns() throws Exception {
    start("a");
    OrchestratorRequest first = stream.turn();
    worker.answer(first, schedule(7, "Work"));
    worker.answer(stream.activity(), "\"done\"");
    OrchestratorRequest second = stream.turn();

    assertThat(first.getPastEventsList()).isEmpty();
    assertThat(types(first.getNewEventsList()))
        .containsExactly("ORCHESTRATORSTARTED", "EXECUTIONSTARTED");
    assertThat(types(second.getPastEventsList()))
        .containsExactly(
            "ORCHESTRATORSTARTED", "EXECUTIONSTARTED", "TASKSCHEDULED", "ORCHESTRATORCOMPLETED");
    assertThat(second.getPastEventsList().subList(0, 2)).isEqualTo(first.getNewEventsList());
    assertThat(second.getPastEvents(2).getEventId()).isEqualTo(7);
    assertThat(types(second.getNewEventsList()))
        .containsExactly("ORCHESTRATORSTARTED", "TASKCOMPLETED");
    assertThat(second.getNewEvents(1).getTaskCompleted().getTaskScheduledId()).isEqualTo(7);
    assertThat(second.getNewEvents(1).getTaskCompleted().getResult().getValue())
        .isEqualTo("\"done\"");
  }

  @Test
  void oneTurnOfAnInstanceIsUnderWayAndWhatComesMeanwhileGoesIntoTheNext() throws Exception {
    start("a");
    OrchestratorRequest first = stream.turn();
    for (int i = 0; i < 5; i++) {
      hub.client().raiseEvent("a", "e" + i);
    }
    assertThat(stream.waiting()).isZero();

    worker.answer(first);

    assertThat(types(stream.turn().getNewEventsList()))
        .containsExactly(
            "ORCHESTRATORSTARTED",
            "EVENTRAISED",
            "EVENTRAISED",
            "EVENTRAISED",
            "EVENTRAISED",
            "EVENTRAISED");
  }

  @Test
  void turnOfAWorkerThatWentAwayIsGivenUnchangedToAnother() throws Exception {
    start("a");
    WorkItem first = stream.next();
    hub.client().raiseEvent("a", "later");

    worker.close();

    ScriptedWorker second = hub.scripted();
    ScriptedWorker.Stream streamOfSecond = second.open();
    assertThat(streamOfSecond.next()).isEqualTo(first);
    second.answer(first.getOrchestratorRequest());
    assertThat(types(streamOfSecond.turn().getNewEventsList()))
        .containsExactly("ORCHESTRATORSTARTED", "EVENTRAISED");
  }

  @Test
  void activityOfAWorkerThatWentAwayIsGivenToAnother() throws Exception {
    start("a");
    worker.answer(stream.turn(), schedule(0, "Work"));
    ActivityRequest activity = stream.activity();

    worker.close();

    assertThat(hub.scripted().open().activity()).isEqualTo(activity);
  }

  @Test
  void answerOfAWorkerThatHoldsNothingIsIgnored() throws Exception {
    start("a");
    OrchestratorRequest turn = stream.turn();
    ScriptedWorker stranger = hub.scripted();

    stranger.answer(turn, complete(0, "\"wrong\""));
    assertThat(hub.client().getInstanceMetadata("a", false).isCompleted()).isFalse();

    worker.answer(turn, complete(0, "\"right\""));
    assertThat(hub.waitForEnd("a").getSerializedOutput()).isEqualTo("\"right\"");
  }

  @Test
  void secondAnswerToATurnIsIgnored() throws Exception {
    start("a");
    OrchestratorRequest turn = stream.turn();
    worker.answer(turn, schedule(0, "Work"));
    worker.answer(turn, schedule(0, "Work"), schedule(1, "Work"));

    ActivityRequest only = stream.activity();
    assertThat(only.getTaskId()).isZero();
    worker.answer(only, "1");
    assertThat(types(stream.turn().getPastEventsList())).containsOnlyOnce("TASKSCHEDULED");
  }

  @Test
  void resultOfAnActivityIsDeliveredOnce() throws Exception {
    start("a");
    worker.answer(stream.turn(), schedule(0, "Work"));
    ActivityRequest activity = stream.activity();
    worker.answer(activity, "1");
    worker.answer(activity, "2");
    OrchestratorRequest turn = stream.turn();
    worker.answer(activity, "3");
    hub.client().raiseEvent("a", "more");
    worker.answer(turn);

    assertThat(results(turn)).containsExactly("1");
    assertThat(results(stream.turn())).isEmpty();
  }

  @Test
  void lateAnswerToATurnThatAnotherWorkerFinishedIsIgnored() throws Exception {
    start("a");
    OrchestratorRequest turn = stream.turn();
    ScriptedWorker second = hub.scripted();
    ScriptedWorker.Stream streamOfSecond = second.open();
    // The stream ends, the connection stays: the first worker may still answer.
    stream.cancel();
    second.answer(streamOfSecond.turn(), schedule(0, "Work"));
    ActivityRequest activity = streamOfSecond.activity();
    second.answer(activity, "1");
    OrchestratorRequest next = streamOfSecond.turn();

    worker.answer(turn, complete(0, "\"stale\""));

    second.answer(next, complete(1, "\"fresh\""));
    assertThat(hub.waitForEnd("a").getSerializedOutput()).isEqualTo("\"fresh\"");
  }

  @Test
  void earlyAnswerOverAConnectionWhoseStreamEndedCountsForTheTurn() throws Exception {
    start("a");
    OrchestratorRequest turn = stream.turn();
    stream.cancel();
    ScriptedWorker.Stream reopened = worker.open();

    // While its answer may still come, the turn is not given to the same connection again.
    worker.answer(turn, complete(0, "\"done\""));

    assertThat(hub.waitForEnd("a").getSerializedOutput()).isEqualTo("\"done\"");
    assertThat(reopened.waiting()).isZero();
  }

  @Test
  void tokenOfANewerWorkerNamesTheTurnWhateverTheConnection() throws Exception {
    start("a");
    WorkItem first = stream.next();
    worker.close();
    ScriptedWorker second = hub.scripted();
    second.open().turn();

    ScriptedWorker firstAgain = hub.scripted();
    firstAgain.answer(
        answering(first, response(first.getOrchestratorRequest(), complete(0, "\"done\""))));

    assertThat(hub.waitForEnd("a").getSerializedOutput()).isEqualTo("\"done\"");
  }

  @Test
  void tokenOfAnOlderTurnIsIgnored() throws Exception {
    start("a");
    WorkItem first = stream.next();
    worker.answer(answering(first, response(first.getOrchestratorRequest())));
    hub.client().raiseEvent("a", "more");
    WorkItem second = stream.next();

    worker.answer(
        answering(first, response(first.getOrchestratorRequest(), complete(0, "\"stale\""))));
    worker.answer(
        answering(second, response(second.getOrchestratorRequest(), complete(0, "\"fresh\""))));

    assertThat(hub.waitForEnd("a").getSerializedOutput()).isEqualTo("\"fresh\"");
  }

  @Test
  void tokenOfAnActivityIsGoodForAHubThatWasRestarted() throws Exception {
    start("a");
    worker.answer(stream.turn(), schedule(0, "Slow"));
    WorkItem slow = stream.next();
    hub.close();

    hub = HubFixture.open(folder);
    worker = hub.scripted();
    worker.answer(answering(slow, response(slow.getActivityRequest(), "1")));

    stream = worker.open();
    assertThat(results(stream.turn())).containsExactly("1");
  }

  @Test
  void workIsSpreadOverTheWorkers() throws Exception {
    ScriptedWorker second = hub.scripted();
    ScriptedWorker.Stream streamOfSecond = second.open();
    start("a");
    Await.until(() -> stream.waiting() + streamOfSecond.waiting() == 1, "one has the turn");
    boolean firstHasIt = stream.waiting() == 1;
    OrchestratorAction[] many = new OrchestratorAction[20];
    for (int i = 0; i < many.length; i++) {
      many[i] = schedule(i, "Work");
    }

    (firstHasIt ? worker : second).answer((firstHasIt ? stream : streamOfSecond).turn(), many);

    Await.until(() -> stream.waiting() == 10 && streamOfSecond.waiting() == 10, "each has half");
  }

  @Test
  void workerGetsNoMoreThanItSaysItCanTake() throws Exception {
    stream.cancel();
    stream = worker.open(ContractExtensions.getWorkItems(2, 2));
    start("a");
    worker.answer(
        stream.turn(), schedule(0, "W"), schedule(1, "W"), schedule(2, "W"), schedule(3, "W"));
    ActivityRequest first = stream.activity();
    assertThat(stream.activity().getTaskId()).isEqualTo(1);
    assertThat(stream.waiting()).isZero();

    worker.answer(first, "1");

    // The result makes room for one more activity, and brings a turn, which counts apart.
    assertThat(List.of(stream.next().getRequestCase(), stream.next().getRequestCase()))
        .containsExactlyInAnyOrder(
            WorkItem.RequestCase.ORCHESTRATORREQUEST, WorkItem.RequestCase.ACTIVITYREQUEST);
    assertThat(stream.waiting()).isZero();
  }

  @Test
  void payloadsOfManyMebibytesPassInBothDirections() throws Exception {
    String large = "\"" + "x".repeat(12 << 20) + "\"";
    start("a");
    worker.answer(stream.turn(), schedule(0, "Work"));
    worker.answer(stream.activity(), large);

    OrchestratorRequest turn = stream.turn();

    assertThat(results(turn).get(0)).hasSize(large.length());
    worker.answer(turn, complete(1, "\"ok\""));
    assertThat(hub.waitForEnd("a").getSerializedOutput()).isEqualTo("\"ok\"");
  }

  @Test
  void workerWhoseReportIsTooLargeMustOpenItsStreamAnew() throws Exception {
    start("a");
    OrchestratorRequest turn = stream.turn();
    String tooLarge = "x".repeat(65 << 20);

    try {
      worker.answer(turn, complete(0, tooLarge));
    } catch (StatusRuntimeException e) {
      assertThat(e.getStatus().getCode())
          .isIn(Status.Code.RESOURCE_EXHAUSTED, Status.Code.CANCELLED);
    }

    assertThat(stream.ended().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    stream = worker.open();
    worker.answer(stream.turn(), complete(0, "\"small\""));
    assertThat(hub.waitForEnd("a").getSerializedOutput()).isEqualTo("\"small\"");
  }

  @Test
  void actionThatThisContractDoesNotHaveFailsTheOrchestration() throws Exception {
    start("a");

    worker.answer(stream.turn(), OrchestratorAction.newBuilder().setId(0).build());

    assertThat(hub.waitForEnd("a").getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.FAILED);
    assertThat(hub.waitForEnd("a").getFailureDetails().getErrorType())
        .isEqualTo("UnsupportedAction");
  }

  @Test
  void turnOfAnOrchestrationThatWasTerminatedMeanwhileIsIgnored() throws Exception {
    start("a");
    OrchestratorRequest turn = stream.turn();
    hub.client().terminate("a", null);

    worker.answer(turn, schedule(0, "Work"), complete(1, "\"late\""));

    assertThat(hub.waitForEnd("a").getRuntimeStatus())
        .isEqualTo(OrchestrationRuntimeStatus.TERMINATED);
    start("b");
    assertThat(stream.turn().getInstanceId()).isEqualTo("b");
  }

  @Test
  void turnOfAnOrchestrationThatWasReplacedMeanwhileIsIgnored() throws Exception {
    start("a");
    OrchestratorRequest old = stream.turn();
    hub.client().terminate("a", null);
    start("a");

    worker.answer(old, complete(0, "\"old\""));

    OrchestratorRequest fresh = stream.turn();
    assertThat(fresh.getExecutionId()).isNotEqualTo(old.getExecutionId());
    worker.answer(fresh, complete(0, "\"fresh\""));
    assertThat(hub.waitForEnd("a").getSerializedOutput()).isEqualTo("\"fresh\"");
  }

  private void start(String id) {
    hub.client().scheduleNewOrchestrationInstance("Any", null, id);
  }

  private static List<String> types(List<HistoryEvent> events) {
    return events.stream().map(event -> event.getEventTypeCase().name()).toList();
  }

  private static List<String> results(OrchestratorRequest turn) {
    return turn.getNewEventsList().stream()
        .filter(HistoryEvent::hasTaskCompleted)
        .map(event -> event.getTaskCompleted().getResult())
        .map(StringValue::getValue)
        .toList();
  }
}
