package dev.vaultline.local.hub;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateTaskHubRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationInstance;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.RaiseEventRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TerminateRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** What clients may ask for. A call that is refused has changed nothing. */
final class ClientCalls {
  private final HubStore store;
  private final Orchestrations orchestrations;
  private final Waiters waiters;
  private final HubTime time;
  private final Runnable forgetEverything;

  ClientCalls(
      HubStore store,
      Orchestrations orchestrations,
      Waiters waiters,
      HubTime time,
      Runnable forgetEverything) {
    this.store = store;
    this.orchestrations = orchestrations;
    this.waiters = waiters;
    this.time = time;
    this.forgetEverything = forgetEverything;
  }

  CreateInstanceResponse start(CreateInstanceRequest request) {
    String id =
        request.getInstanceId().isEmpty() ? UUID.randomUUID().toString() : request.getInstanceId();
    InstanceIds.fault(id).ifPresent(fault -> refuse(Status.INVALID_ARGUMENT, fault));
    if (request.getName().isEmpty()) {
      refuse(Status.INVALID_ARGUMENT, "The orchestration '%s' has no name".formatted(id));
    }
    if (!orchestrations.start(startedEvent(request, id), Optional.empty())) {
      refuse(
          Status.ALREADY_EXISTS,
          "An orchestration with the id '%s' has not ended yet: wait for it, terminate it, or use another id"
              .formatted(id));
    }
    return CreateInstanceResponse.newBuilder().setInstanceId(id).build();
  }

  private static ExecutionStartedEvent startedEvent(CreateInstanceRequest request, String id) {
    ExecutionStartedEvent.Builder started =
        ExecutionStartedEvent.newBuilder()
            .setName(request.getName())
            .setOrchestrationInstance(OrchestrationInstance.newBuilder().setInstanceId(id));
    if (request.hasVersion()) {
      started.setVersion(request.getVersion());
    }
    if (request.hasInput()) {
      started.setInput(request.getInput());
    }
    if (request.hasScheduledStartTimestamp()) {
      started.setScheduledStartTimestamp(request.getScheduledStartTimestamp());
    }
    return started.build();
  }

  GetInstanceResponse get(GetInstanceRequest request) {
    GetInstanceResponse.Builder response = GetInstanceResponse.newBuilder();
    store
        .states()
        .find(request.getInstanceId(), request.getGetInputsAndOutputs())
        .ifPresent(state -> response.setExists(true).setOrchestrationState(state));
    return response.build();
  }

  /** Answers when the first turn is committed; at once if there is no such instance. */
  void waitForStart(GetInstanceRequest request, Reply<GetInstanceResponse> reply) {
    waitFor(request, reply, instance -> instance.started() || instance.ended());
  }

  /** Answers when the instance has ended; at once if there is no such instance. */
  void waitForEnd(GetInstanceRequest request, Reply<GetInstanceResponse> reply) {
    waitFor(request, reply, Instance::ended);
  }

  private void waitFor(
      GetInstanceRequest request, Reply<GetInstanceResponse> reply, Predicate<Instance> reached) {
    Function<String, Optional<GetInstanceResponse>> question =
        id ->
            store.instances().find(id).map(reached::test).orElse(true)
                ? Optional.of(get(request))
                : Optional.empty();
    waiters.add(request.getInstanceId(), new Waiters.Waiter(reply, question));
  }

  /** A client gave up one of its waits for this instance. */
  void stopWaiting(String instanceId) {
    waiters.hungUp(instanceId);
  }

  void raiseEvent(RaiseEventRequest request) {
    Instance instance =
        active(request.getInstanceId(), "take the event '%s'".formatted(request.getName()));
    orchestrations.deliver(
        instance.key(),
        Events.eventRaised(
            request.getName(),
            request.hasInput() ? Optional.of(request.getInput()) : Optional.empty(),
            time.tick()));
  }

  /** Terminates; sub-orchestrations too if the client's newer contract says so. */
  void terminate(TerminateRequest request) {
    Instance instance = active(request.getInstanceId(), "be terminated");
    Optional<String> output =
        request.hasOutput()
            ? Optional.of(request.getOutput()).map(StringValue::getValue)
            : Optional.empty();
    orchestrations.terminate(instance, output, ContractExtensions.isRecursive(request));
  }

  void suspend(String instanceId) {
    orchestrations.suspend(active(instanceId, "be suspended"));
  }

  void resume(String instanceId) {
    orchestrations.resume(active(instanceId, "be resumed"));
  }

  /** Nothing to do unless everything is to be thrown away: an open hub always has its tables. */
  void createHub(CreateTaskHubRequest request) {
    if (request.getRecreateIfExists()) {
      forgetEverything.run();
    }
  }

  /** Removes all orchestrations. */
  void deleteHub() {
    forgetEverything.run();
  }

  private Instance active(String id, String purpose) {
    Instance instance =
        store
            .instances()
            .find(id)
            .orElseThrow(
                () ->
                    refusal(
                        Status.NOT_FOUND,
                        "There is no orchestration with the id '%s' to %s".formatted(id, purpose)));
    if (instance.ended()) {
      refuse(
          Status.FAILED_PRECONDITION,
          "The orchestration '%s' cannot %s: it has ended (%s)"
              .formatted(id, purpose, instance.statusWord()));
    }
    return instance;
  }

  private static void refuse(Status status, String message) {
    throw refusal(status, message);
  }

  private static StatusRuntimeException refusal(Status status, String message) {
    return status.withDescription(message).asRuntimeException();
  }
}
