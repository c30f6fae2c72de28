package dev.vaultline.local.hub;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ActivityRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateSubOrchestrationAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateTimerAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.EventSentEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationInstance;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ParentInstanceInfo;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ScheduleTaskAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SendEventAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SubOrchestrationInstanceCreatedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskScheduledEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TimerCreatedEvent;
import java.util.Optional;

/** Does what an orchestrator decided in a turn, and says which event records it. */
final class Actions {
  private final HubStore store;
  private final WorkBoard board;
  private final Orchestrations orchestrations;
  private final HubTime time;

  Actions(HubStore store, WorkBoard board, Orchestrations orchestrations, HubTime time) {
    this.store = store;
    this.board = board;
    this.orchestrations = orchestrations;
    this.time = time;
  }

  /** Whether this version of the contract has the action. */
  static boolean supports(OrchestratorAction action) {
    return switch (action.getOrchestratorActionTypeCase()) {
      case SCHEDULETASK, CREATETIMER, CREATESUBORCHESTRATION, SENDEVENT, COMPLETEORCHESTRATION ->
          true;
      default -> false;
    };
  }

  /**
   * Does one action that does not end the execution.
   *
   * @param name the orchestrator's name
   * @return the event for its history, whose id is the action's
   */
  HistoryEvent perform(Instance instance, String name, OrchestratorAction action) {
    HistoryEvent.Builder event =
        HistoryEvent.newBuilder()
            .setEventId(action.getId())
            .setTimestamp(HubTime.timestamp(time.now()));
    switch (action.getOrchestratorActionTypeCase()) {
      case SCHEDULETASK -> event.setTaskScheduled(schedule(instance, action));
      case CREATETIMER -> event.setTimerCreated(startTimer(instance, action));
      case CREATESUBORCHESTRATION ->
          event.setSubOrchestrationInstanceCreated(startChild(instance, name, action));
      case SENDEVENT -> event.setEventSent(send(action.getSendEvent()));
      default ->
          throw new IllegalArgumentException(
              "No action of this contract: " + action.getOrchestratorActionTypeCase());
    }
    return event.build();
  }

  private TaskScheduledEvent schedule(Instance instance, OrchestratorAction action) {
    ScheduleTaskAction task = action.getScheduleTask();
    ActivityRequest.Builder request =
        ActivityRequest.newBuilder()
            .setName(task.getName())
            .setTaskId(action.getId())
            .setOrchestrationInstance(address(instance));
    TaskScheduledEvent.Builder scheduled = TaskScheduledEvent.newBuilder().setName(task.getName());
    if (task.hasVersion()) {
      request.setVersion(task.getVersion());
      scheduled.setVersion(task.getVersion());
    }
    if (task.hasInput()) {
      request.setInput(task.getInput());
      scheduled.setInput(task.getInput());
    }
    board.addActivity(store.activities().add(instance.key(), request.build()));
    return scheduled.build();
  }

  private TimerCreatedEvent startTimer(Instance instance, OrchestratorAction action) {
    CreateTimerAction timer = action.getCreateTimer();
    store
        .timers()
        .add(
            instance.key(),
            HubTime.visiblyAfter(timer.getFireAt()),
            Optional.of(Events.timerFired(action.getId(), timer.getFireAt())));
    return TimerCreatedEvent.newBuilder().setFireAt(timer.getFireAt()).build();
  }

  private SubOrchestrationInstanceCreatedEvent startChild(
      Instance parent, String parentName, OrchestratorAction action) {
    CreateSubOrchestrationAction child = action.getCreateSubOrchestration();
    String id = child.getInstanceId();
    if (id.isEmpty()) {
      id = parent.executionId() + ":" + action.getId();
    }
    ExecutionStartedEvent.Builder started =
        ExecutionStartedEvent.newBuilder()
            .setName(child.getName())
            .setOrchestrationInstance(OrchestrationInstance.newBuilder().setInstanceId(id))
            .setParentInstance(
                ParentInstanceInfo.newBuilder()
                    .setTaskScheduledId(action.getId())
                    .setName(StringValue.of(parentName))
                    .setOrchestrationInstance(address(parent)));
    SubOrchestrationInstanceCreatedEvent.Builder created =
        SubOrchestrationInstanceCreatedEvent.newBuilder()
            .setName(child.getName())
            .setInstanceId(id);
    if (child.hasVersion()) {
      started.setVersion(child.getVersion());
      created.setVersion(child.getVersion());
    }
    if (child.hasInput()) {
      started.setInput(child.getInput());
      created.setInput(child.getInput());
    }
    startOrRefuse(parent, action.getId(), started.build());
    return created.build();
  }

  /** A child that cannot be started fails the parent's task; the parent must never wait for it. */
  private void startOrRefuse(Instance parent, int taskId, ExecutionStartedEvent started) {
    String id = started.getOrchestrationInstance().getInstanceId();
    Optional<String> fault = InstanceIds.fault(id);
    if (fault.isPresent()) {
      refuse(parent, taskId, "InvalidInstanceId", fault.get());
    } else if (!orchestrations.start(
        started, Optional.of(new Instance.Parent(parent.key(), taskId)))) {
      refuse(
          parent,
          taskId,
          "OrchestrationAlreadyExistsException",
          "The sub-orchestration '%s' was not started: an orchestration with this id has not ended yet"
              .formatted(id));
    }
  }

  private void refuse(Instance parent, int taskId, String type, String message) {
    orchestrations.deliver(
        parent.key(), Events.childFailed(taskId, Failures.of(type, message), time.tick()));
  }

  private EventSentEvent send(SendEventAction action) {
    Optional<StringValue> data =
        action.hasData() ? Optional.of(action.getData()) : Optional.empty();
    store
        .instances()
        .find(action.getInstance().getInstanceId())
        .filter(target -> !target.ended())
        .ifPresent(
            target ->
                orchestrations.deliver(
                    target.key(), Events.eventRaised(action.getName(), data, time.tick())));
    EventSentEvent.Builder sent =
        EventSentEvent.newBuilder()
            .setInstanceId(action.getInstance().getInstanceId())
            .setName(action.getName());
    data.ifPresent(sent::setInput);
    return sent.build();
  }

  private static OrchestrationInstance address(Instance instance) {
    return OrchestrationInstance.newBuilder()
        .setInstanceId(instance.id())
        .setExecutionId(StringValue.of(instance.executionId()))
        .build();
  }
}
