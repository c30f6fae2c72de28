package dev.vaultline.pipeline.durable;

import com.fasterxml.jackson.databind.node.TextNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import com.microsoft.durabletask.OrchestrationRunner;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CompleteOrchestrationAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.EventRaisedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationInstance;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorCompletedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SubOrchestrationInstanceCompletedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SubOrchestrationInstanceCreatedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SubOrchestrationInstanceFailedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskCompletedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskScheduledEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TimerCreatedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TimerFiredEvent;
import dev.vaultline.pipeline.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * A task hub in memory, single-threaded and in the time of a test clock: runs orchestrations
 * through the SDK's {@link OrchestrationRunner} with their whole history at each turn, as the
 * platform does.
 */
public final class MemoryTaskHub implements Orchestrations {
  private record Work(Instance instance, int taskId, String name, String input) {}

  private record Timer(Instance instance, int id, Instant fireAt) {}

  private static final class Instance {
    private final String name;
    private final String id;
    private final Optional<Work> parent;
    private final Instant created;
    private final List<HistoryEvent> history = new ArrayList<>();
    private final List<HistoryEvent> inbox = new ArrayList<>();
    private Optional<OrchestrationStatus> end = Optional.empty();
    private String result = "";
    private Optional<OrchestratorRequest> lastTurn = Optional.empty();

    Instance(String name, String id, Optional<Work> parent, Instant created) {
      this.name = name;
      this.id = id;
      this.parent = parent;
      this.created = created;
    }
  }

  private final TestClock clock;
  private final Map<String, Function<TaskOrchestrationContext, String>> orchestrators =
      new HashMap<>();
  private final Map<String, Activity> activities = new HashMap<>();
  private final Map<String, Instance> instances = new LinkedHashMap<>();
  private final Deque<Work> work = new ArrayDeque<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparing(Timer::fireAt));

  private boolean deaf;
  private boolean unquoted;
  private boolean swallowing;

  public MemoryTaskHub(TestClock clock) {
    this.clock = clock;
  }

  public void orchestrator(String name, Function<TaskOrchestrationContext, String> code) {
    orchestrators.put(name, code);
  }

  public void activity(String name, Activity activity) {
    activities.put(name, activity);
  }

  @Override
  public boolean start(String name, String instanceId, String input) {
    if (instances.containsKey(instanceId)) {
      return false;
    }
    if (swallowing) {
      swallowing = false;
      return true;
    }
    create(name, instanceId, json(input), Optional.empty());
    return true;
  }

  @Override
  public void raise(String instanceId, String event) {
    Optional.ofNullable(instances.get(instanceId))
        .filter(instance -> instance.end.isEmpty() && !deaf)
        .ifPresent(
            instance ->
                instance.inbox.add(
                    event(-1)
                        .setEventRaised(EventRaisedEvent.newBuilder().setName(event))
                        .build()));
  }

  @Override
  public InstanceState state(String instanceId) {
    Instance instance = instances.get(instanceId);
    if (instance == null) {
      return InstanceState.ABSENT;
    }
    return instance.end.isEmpty() ? InstanceState.ALIVE : InstanceState.ENDED;
  }

  /** Hands texts that hold JSON on as that JSON, as some hosts do. */
  public void unquoted() {
    unquoted = true;
  }

  /** Loses events, or no more. */
  public void deaf(boolean losing) {
    deaf = losing;
  }

  /** Loses the next start. */
  public void swallowNextStart() {
    swallowing = true;
  }

  /** Ends an instance from outside, as an operator may. Its work goes on unheard. */
  public void terminate(String instanceId) {
    Instance instance = instances.get(instanceId);
    end(instance, OrchestrationStatus.ORCHESTRATION_STATUS_TERMINATED, "");
  }

  /** Forgets an instance, as a purge does. */
  public void purge(String instanceId) {
    instances.remove(instanceId);
  }

  @Override
  public int purge(Instant createdBefore, int limit) {
    List<String> found =
        instances.values().stream()
            .filter(instance -> instance.end.isPresent())
            .filter(instance -> instance.created.isBefore(createdBefore))
            .limit(limit)
            .map(instance -> instance.id)
            .toList();
    found.forEach(instances::remove);
    return found.size();
  }

  /** The result of an instance that completed. */
  public String result(String instanceId) {
    Instance instance = instances.get(instanceId);
    if (!instance.end.equals(Optional.of(OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED))) {
      throw new AssertionError(instanceId + " is " + instance.end + ": " + instance.result);
    }
    return instance.result;
  }

  /** How many events the history of an instance has. */
  public int historyLength(String instanceId) {
    return instances.get(instanceId).history.size();
  }

  /** The ids of all instances, in the order of their starts. */
  public List<String> instanceIds() {
    return List.copyOf(instances.keySet());
  }

  /** The last turn of an instance: its whole history, as the platform hands it over. */
  public byte[] lastTurn(String instanceId) {
    return instances.get(instanceId).lastTurn.orElseThrow().toByteArray();
  }

  /** Does one activity or turn; false when there is nothing to do before time passes. */
  public boolean step() {
    for (Instance instance : List.copyOf(instances.values())) {
      if (!instance.inbox.isEmpty() && instance.end.isEmpty()) {
        turn(instance);
        return true;
      }
    }
    Work next = work.poll();
    if (next != null) {
      act(next);
    }
    return next != null;
  }

  /** Lets time pass until the next timer; false when there is none. */
  public boolean fireNextTimer() {
    Timer timer = timers.poll();
    while (timer != null && timer.instance.end.isPresent()) {
      timer = timers.poll();
    }
    if (timer == null) {
      return false;
    }
    clock.advanceTo(timer.fireAt.plusMillis(1));
    timer.instance.inbox.add(
        event(-1)
            .setTimerFired(
                TimerFiredEvent.newBuilder()
                    .setTimerId(timer.id)
                    .setFireAt(timestamp(timer.fireAt)))
            .build());
    return true;
  }

  /** Lets time pass until the next timer, if that is near; false when it is not. */
  public boolean fireTimerWithin(Duration time) {
    timers.removeIf(timer -> timer.instance.end.isPresent());
    Timer next = timers.peek();
    return next != null && !next.fireAt.isAfter(clock.instant().plus(time)) && fireNextTimer();
  }

  private void create(String name, String id, String input, Optional<Work> parent) {
    Instance instance = new Instance(name, id, parent, clock.instant());
    instance.inbox.add(
        event(-1)
            .setExecutionStarted(
                ExecutionStartedEvent.newBuilder()
                    .setName(name)
                    .setInput(StringValue.of(input))
                    .setOrchestrationInstance(OrchestrationInstance.newBuilder().setInstanceId(id)))
            .build());
    instances.put(id, instance);
  }

  private void turn(Instance instance) {
    List<HistoryEvent> events = new ArrayList<>();
    events.add(
        event(-1).setOrchestratorStarted(OrchestratorStartedEvent.getDefaultInstance()).build());
    events.addAll(instance.inbox);
    instance.inbox.clear();
    OrchestratorRequest request =
        OrchestratorRequest.newBuilder()
            .setInstanceId(instance.id)
            .addAllPastEvents(instance.history)
            .addAllNewEvents(events)
            .build();
    instance.lastTurn = Optional.of(request);
    instance.history.addAll(events);
    run(request, orchestrators.get(instance.name)).forEach(action -> apply(instance, action));
    instance.history.add(
        event(-1)
            .setOrchestratorCompleted(OrchestratorCompletedEvent.getDefaultInstance())
            .build());
  }

  /** Runs one turn of an orchestration. */
  public static List<OrchestratorAction> run(
      OrchestratorRequest request, Function<TaskOrchestrationContext, String> code) {
    byte[] response =
        OrchestrationRunner.loadAndRun(
            request.toByteArray(), (TaskOrchestrationContext context) -> code.apply(context));
    try {
      return OrchestratorResponse.parseFrom(response).getActionsList();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private void apply(Instance instance, OrchestratorAction action) {
    int id = action.getId();
    switch (action.getOrchestratorActionTypeCase()) {
      case SCHEDULETASK -> {
        String name = action.getScheduleTask().getName();
        String input = action.getScheduleTask().getInput().getValue();
        instance.history.add(
            event(id).setTaskScheduled(TaskScheduledEvent.newBuilder().setName(name)).build());
        work.add(new Work(instance, id, name, input));
      }
      case CREATESUBORCHESTRATION -> {
        var child = action.getCreateSubOrchestration();
        instance.history.add(
            event(id)
                .setSubOrchestrationInstanceCreated(
                    SubOrchestrationInstanceCreatedEvent.newBuilder()
                        .setName(child.getName())
                        .setInstanceId(child.getInstanceId()))
                .build());
        create(
            child.getName(),
            child.getInstanceId(),
            child.getInput().getValue(),
            Optional.of(new Work(instance, id, child.getName(), "")));
      }
      case CREATETIMER -> {
        Timestamp fireAt = action.getCreateTimer().getFireAt();
        instance.history.add(
            event(id).setTimerCreated(TimerCreatedEvent.newBuilder().setFireAt(fireAt)).build());
        timers.add(
            new Timer(instance, id, Instant.ofEpochSecond(fireAt.getSeconds(), fireAt.getNanos())));
      }
      case COMPLETEORCHESTRATION -> complete(instance, action.getCompleteOrchestration());
      default -> throw new AssertionError("an action this hub does not know: " + action);
    }
  }

  private void complete(Instance instance, CompleteOrchestrationAction action) {
    String result =
        action.getOrchestrationStatus() == OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED
            ? action.getResult().getValue()
            : action.getFailureDetails().getErrorMessage();
    end(instance, action.getOrchestrationStatus(), result);
  }

  private void end(Instance instance, OrchestrationStatus status, String result) {
    instance.end = Optional.of(status);
    instance.result = result;
    instance.parent.ifPresent(
        parent -> parent.instance.inbox.add(endOfChild(parent.taskId, status, result)));
  }

  private HistoryEvent endOfChild(int taskId, OrchestrationStatus status, String result) {
    if (status == OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED) {
      return event(-1)
          .setSubOrchestrationInstanceCompleted(
              SubOrchestrationInstanceCompletedEvent.newBuilder()
                  .setTaskScheduledId(taskId)
                  .setResult(StringValue.of(result)))
          .build();
    }
    return event(-1)
        .setSubOrchestrationInstanceFailed(
            SubOrchestrationInstanceFailedEvent.newBuilder()
                .setTaskScheduledId(taskId)
                .setFailureDetails(
                    TaskFailureDetails.newBuilder()
                        .setErrorType("SubOrchestration")
                        .setErrorMessage("it is " + status)))
        .build();
  }

  private void act(Work task) {
    try {
      String result = ActivityCall.run(activities.get(task.name), task.input, failure -> {});
      answer(
          task,
          event(-1)
              .setTaskCompleted(
                  TaskCompletedEvent.newBuilder()
                      .setTaskScheduledId(task.taskId)
                      .setResult(StringValue.of(json(result)))));
    } catch (ActivityFailedException e) {
      answer(
          task,
          event(-1)
              .setTaskFailed(
                  TaskFailedEvent.newBuilder()
                      .setTaskScheduledId(task.taskId)
                      .setFailureDetails(
                          TaskFailureDetails.newBuilder()
                              .setErrorType(e.getClass().getSimpleName())
                              .setErrorMessage(String.valueOf(e.getMessage())))));
    }
  }

  private static void answer(Work task, HistoryEvent.Builder event) {
    task.instance.inbox.add(event.build());
  }

  private HistoryEvent.Builder event(int id) {
    return HistoryEvent.newBuilder().setEventId(id).setTimestamp(timestamp(clock.instant()));
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  /** A text as a JSON string, as the SDK's converter writes it. */
  private String json(String text) {
    return unquoted ? text : TextNode.valueOf(text).toString();
  }
}
