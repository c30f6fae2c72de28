package dev.vaultline.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ActivityRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ActivityResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CompleteOrchestrationAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetWorkItemsRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ScheduleTaskAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.WorkItem;
import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc;
import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc.TaskHubSidecarServiceBlockingStub;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A worker on its own connection whose every answer is the test's. */
final class ScriptedWorker implements AutoCloseable {
  private final ManagedChannel channel;
  private final TaskHubSidecarServiceBlockingStub calls;

  ScriptedWorker(int port) {
    channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port)
            .usePlaintext()
            .maxInboundMessageSize(128 << 20)
            .build();
    calls = TaskHubSidecarServiceGrpc.newBlockingStub(channel);
  }

  /** An open GetWorkItems call. */
  static final class Stream {
    private final BlockingQueue<WorkItem> items = new LinkedBlockingQueue<>();
    private final CompletableFuture<Status> ended = new CompletableFuture<>();
    private final ClientCall<GetWorkItemsRequest, WorkItem> call;

    private Stream(ClientCall<GetWorkItemsRequest, WorkItem> call) {
      this.call = call;
    }

    WorkItem next() throws InterruptedException {
      WorkItem item = items.poll(HubFixture.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(item).as("a work item").isNotNull();
      return item;
    }

    OrchestratorRequest turn() throws InterruptedException {
      WorkItem item = next();
      assertThat(item.hasOrchestratorRequest()).as("is a turn: %s", item).isTrue();
      return item.getOrchestratorRequest();
    }

    ActivityRequest activity() throws InterruptedException {
      WorkItem item = next();
      assertThat(item.hasActivityRequest()).as("is an activity: %s", item).isTrue();
      return item.getActivityRequest();
    }

    int waiting() {
      return items.size();
    }

    Status ended() throws Exception {
      return ended.get(HubFixture.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Gives up the call; the connection stays. */
    void cancel() {
      call.cancel("The test closes the stream", null);
    }
  }

  Stream open() {
    return open(GetWorkItemsRequest.getDefaultInstance());
  }

  Stream open(GetWorkItemsRequest request) {
    ClientCall<GetWorkItemsRequest, WorkItem> call =
        channel.newCall(TaskHubSidecarServiceGrpc.getGetWorkItemsMethod(), CallOptions.DEFAULT);
    Stream stream = new Stream(call);
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onMessage(WorkItem item) {
            stream.items.add(item);
            call.request(1);
          }

          @Override
          public void onClose(Status status, Metadata trailers) {
            stream.ended.complete(status);
          }
        },
        new Metadata());
    call.request(1);
    call.sendMessage(request);
    call.halfClose();
    return stream;
  }

  void answer(OrchestratorRequest turn, OrchestratorAction... actions) {
    answer(response(turn, actions));
  }

  void answer(OrchestratorResponse response) {
    var ignored = calls.completeOrchestratorTask(response);
  }

  void answer(ActivityRequest activity, String result) {
    answer(response(activity, result));
  }

  void answer(ActivityResponse response) {
    var ignored = calls.completeActivityTask(response);
  }

  static OrchestratorResponse response(OrchestratorRequest turn, OrchestratorAction... actions) {
    return OrchestratorResponse.newBuilder()
        .setInstanceId(turn.getInstanceId())
        .addAllActions(List.of(actions))
        .build();
  }

  static ActivityResponse response(ActivityRequest activity, String result) {
    return ActivityResponse.newBuilder()
        .setInstanceId(activity.getOrchestrationInstance().getInstanceId())
        .setTaskId(activity.getTaskId())
        .setResult(StringValue.of(result))
        .build();
  }

  static OrchestratorAction schedule(int id, String name) {
    return OrchestratorAction.newBuilder()
        .setId(id)
        .setScheduleTask(ScheduleTaskAction.newBuilder().setName(name))
        .build();
  }

  static OrchestratorAction complete(int id, String result) {
    return OrchestratorAction.newBuilder()
        .setId(id)
        .setCompleteOrchestration(
            CompleteOrchestrationAction.newBuilder()
                .setOrchestrationStatus(OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED)
                .setResult(StringValue.of(result)))
        .build();
  }

  static OrchestratorAction continueAsNew(int id, String input) {
    return OrchestratorAction.newBuilder()
        .setId(id)
        .setCompleteOrchestration(
            CompleteOrchestrationAction.newBuilder()
                .setOrchestrationStatus(OrchestrationStatus.ORCHESTRATION_STATUS_CONTINUED_AS_NEW)
                .setResult(StringValue.of(input)))
        .build();
  }

  /** Breaks the connection. */
  @Override
  public void close() {
    channel.shutdownNow();
  }
}
