package dev.vaultline.local.hub;

import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ActivityResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.EventRaisedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionCompletedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorCompletedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SubOrchestrationInstanceCompletedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SubOrchestrationInstanceFailedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskCompletedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TimerFiredEvent;
import java.util.List;
import java.util.Optional;

/** Makes the history events that do not come from an orchestrator's action. */
final class Events {
  /** The event id of everything that is no action of the orchestrator. */
  private static final int NO_ACTION = -1;

  private Events() {}

  static HistoryEvent executionStarted(ExecutionStartedEvent started, long at) {
    return event(at).setExecutionStarted(started).build();
  }

  static HistoryEvent executionCompleted(int actionId, Ending ending, long at) {
    ExecutionCompletedEvent.Builder completed =
        ExecutionCompletedEvent.newBuilder().setOrchestrationStatus(ending.status());
    ending.output().map(StringValue::of).ifPresent(completed::setResult);
    ending.failure().ifPresent(completed::setFailureDetails);
    return event(at).setEventId(actionId).setExecutionCompleted(completed).build();
  }

  static HistoryEvent orchestratorStarted(long at) {
    return event(at).setOrchestratorStarted(OrchestratorStartedEvent.getDefaultInstance()).build();
  }

  static HistoryEvent orchestratorCompleted(long at) {
    return event(at)
        .setOrchestratorCompleted(OrchestratorCompletedEvent.getDefaultInstance())
        .build();
  }

  static HistoryEvent eventRaised(String name, Optional<StringValue> input, long at) {
    EventRaisedEvent.Builder raised = EventRaisedEvent.newBuilder().setName(name);
    input.ifPresent(raised::setInput);
    return event(at).setEventRaised(raised).build();
  }

  static HistoryEvent timerFired(int timerId, Timestamp fireAt) {
    return HistoryEvent.newBuilder()
        .setEventId(NO_ACTION)
        .setTimestamp(fireAt)
        .setTimerFired(TimerFiredEvent.newBuilder().setTimerId(timerId).setFireAt(fireAt))
        .build();
  }

  static HistoryEvent activityEnded(ActivityResponse response, long at) {
    int taskId = response.getTaskId();
    if (response.hasFailureDetails()) {
      TaskFailedEvent.Builder failed =
          TaskFailedEvent.newBuilder()
              .setTaskScheduledId(taskId)
              .setFailureDetails(response.getFailureDetails());
      return event(at).setTaskFailed(failed).build();
    }
    TaskCompletedEvent.Builder completed =
        TaskCompletedEvent.newBuilder().setTaskScheduledId(taskId);
    if (response.hasResult()) {
      completed.setResult(response.getResult());
    }
    return event(at).setTaskCompleted(completed).build();
  }

  static HistoryEvent childCompleted(int taskId, Optional<String> output, long at) {
    SubOrchestrationInstanceCompletedEvent.Builder completed =
        SubOrchestrationInstanceCompletedEvent.newBuilder().setTaskScheduledId(taskId);
    output.map(StringValue::of).ifPresent(completed::setResult);
    return event(at).setSubOrchestrationInstanceCompleted(completed).build();
  }

  static HistoryEvent childFailed(int taskId, TaskFailureDetails failure, long at) {
    return event(at)
        .setSubOrchestrationInstanceFailed(
            SubOrchestrationInstanceFailedEvent.newBuilder()
                .setTaskScheduledId(taskId)
                .setFailureDetails(failure))
        .build();
  }

  /**
   * Whether the event records an action of the orchestrator, so that its id must not be used again.
   */
  static boolean isAction(HistoryEvent event) {
    return switch (event.getEventTypeCase()) {
      case TASKSCHEDULED, TIMERCREATED, SUBORCHESTRATIONINSTANCECREATED, EVENTSENT -> true;
      default -> false;
    };
  }

  static Optional<ExecutionStartedEvent> start(List<HistoryEvent> events) {
    return events.stream()
        .filter(HistoryEvent::hasExecutionStarted)
        .map(HistoryEvent::getExecutionStarted)
        .findFirst();
  }

  private static HistoryEvent.Builder event(long at) {
    return HistoryEvent.newBuilder().setEventId(NO_ACTION).setTimestamp(HubTime.timestamp(at));
  }
}
