package dev.vaultline.local.hub;

import com.google.protobuf.Empty;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ActivityResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CompleteTaskResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateTaskHubRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateTaskHubResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.DeleteTaskHubRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.DeleteTaskHubResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetWorkItemsRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.PurgeInstancesRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.PurgeInstancesResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.QueryInstancesRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.QueryInstancesResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.RaiseEventRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.RaiseEventResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ResumeRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ResumeResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SuspendRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SuspendResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TerminateRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TerminateResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.WorkItem;
import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc.TaskHubSidecarServiceImplBase;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The contract's calls: each becomes a command of the loop, and its answer is sent after the
 * commit.
 */
final class HubService extends TaskHubSidecarServiceImplBase {
  private static final CompleteTaskResponse DONE = CompleteTaskResponse.getDefaultInstance();

  private final HubLoop loop;
  private final ClientCalls clients;
  private final QueryCalls queries;
  private final WorkerCalls workers;

  HubService(HubLoop loop, ClientCalls clients, QueryCalls queries, WorkerCalls workers) {
    this.loop = loop;
    this.clients = clients;
    this.queries = queries;
    this.workers = workers;
  }

  @Override
  public void hello(Empty request, StreamObserver<Empty> observer) {
    call(observer, Empty::getDefaultInstance);
  }

  @Override
  public void startInstance(
      CreateInstanceRequest request, StreamObserver<CreateInstanceResponse> observer) {
    call(observer, () -> clients.start(request));
  }

  @Override
  public void getInstance(
      GetInstanceRequest request, StreamObserver<GetInstanceResponse> observer) {
    call(observer, () -> clients.get(request));
  }

  @Override
  public void waitForInstanceStart(
      GetInstanceRequest request, StreamObserver<GetInstanceResponse> observer) {
    await(observer, request.getInstanceId(), reply -> clients.waitForStart(request, reply));
  }

  @Override
  public void waitForInstanceCompletion(
      GetInstanceRequest request, StreamObserver<GetInstanceResponse> observer) {
    await(observer, request.getInstanceId(), reply -> clients.waitForEnd(request, reply));
  }

  @Override
  public void raiseEvent(RaiseEventRequest request, StreamObserver<RaiseEventResponse> observer) {
    call(observer, RaiseEventResponse.getDefaultInstance(), () -> clients.raiseEvent(request));
  }

  @Override
  public void terminateInstance(
      TerminateRequest request, StreamObserver<TerminateResponse> observer) {
    call(observer, TerminateResponse.getDefaultInstance(), () -> clients.terminate(request));
  }

  @Override
  public void suspendInstance(SuspendRequest request, StreamObserver<SuspendResponse> observer) {
    call(
        observer,
        SuspendResponse.getDefaultInstance(),
        () -> clients.suspend(request.getInstanceId()));
  }

  @Override
  public void resumeInstance(ResumeRequest request, StreamObserver<ResumeResponse> observer) {
    call(
        observer,
        ResumeResponse.getDefaultInstance(),
        () -> clients.resume(request.getInstanceId()));
  }

  @Override
  public void queryInstances(
      QueryInstancesRequest request, StreamObserver<QueryInstancesResponse> observer) {
    call(observer, () -> queries.query(request.getQuery()));
  }

  @Override
  public void purgeInstances(
      PurgeInstancesRequest request, StreamObserver<PurgeInstancesResponse> observer) {
    call(observer, () -> queries.purge(request));
  }

  @Override
  public void createTaskHub(
      CreateTaskHubRequest request, StreamObserver<CreateTaskHubResponse> observer) {
    call(observer, CreateTaskHubResponse.getDefaultInstance(), () -> clients.createHub(request));
  }

  @Override
  public void deleteTaskHub(
      DeleteTaskHubRequest request, StreamObserver<DeleteTaskHubResponse> observer) {
    call(observer, DeleteTaskHubResponse.getDefaultInstance(), clients::deleteHub);
  }

  @Override
  public void getWorkItems(GetWorkItemsRequest request, StreamObserver<WorkItem> observer) {
    WorkerStream stream = new WorkerStream(Connections.current(), request, observer);
    ((ServerCallStreamObserver<WorkItem>) observer)
        .setOnCancelHandler(() -> tell(() -> workers.streamEnded(stream)));
    tell(() -> workers.connected(stream));
  }

  @Override
  public void completeOrchestratorTask(
      OrchestratorResponse response, StreamObserver<CompleteTaskResponse> observer) {
    long connection = Connections.current();
    call(observer, DONE, () -> workers.turnDone(connection, response));
  }

  @Override
  public void completeActivityTask(
      ActivityResponse response, StreamObserver<CompleteTaskResponse> observer) {
    long connection = Connections.current();
    call(observer, DONE, () -> workers.activityDone(connection, response));
  }

  /** A worker's report on this connection was broken off. */
  void reportLost(long connection) {
    tell(() -> workers.reportLost(connection));
  }

  /** A connection has ended, after its streams. */
  void disconnected(long connection) {
    tell(() -> workers.disconnected(connection));
  }

  private void tell(Runnable action) {
    loop.submit(
        () -> {
          action.run();
          return () -> {};
        });
  }

  private <R> void call(StreamObserver<R> observer, R response, Runnable action) {
    call(
        observer,
        () -> {
          action.run();
          return response;
        });
  }

  private <R> void call(StreamObserver<R> observer, Supplier<R> action) {
    Reply<R> reply = Reply.to(observer, () -> {});
    submit(
        reply,
        () -> {
          R response = action.get();
          return () -> reply.answer(response);
        });
  }

  private <R> void await(StreamObserver<R> observer, String instanceId, Consumer<Reply<R>> action) {
    Reply<R> reply = Reply.to(observer, () -> tell(() -> clients.stopWaiting(instanceId)));
    submit(
        reply,
        () -> {
          action.accept(reply);
          return () -> {};
        });
  }

  private void submit(Reply<?> reply, Supplier<Runnable> action) {
    loop.submit(
        new HubLoop.Command() {
          @Override
          public Runnable run() {
            try {
              return action.get();
            } catch (StatusRuntimeException refusal) {
              return () -> reply.refuse(refusal.getStatus());
            }
          }

          @Override
          public void failed(Status status) {
            reply.refuse(status);
          }
        });
  }
}
