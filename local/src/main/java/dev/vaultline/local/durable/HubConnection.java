package dev.vaultline.local.durable;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetWorkItemsRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.WorkItem;
import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc;
import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc.TaskHubSidecarServiceBlockingStub;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream of work items from a task hub, opened again with growing pauses whenever it breaks.
 * The hub hands out once more what was under way on a broken stream.
 */
final class HubConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HubConnection.class);
  private static final int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

  private final ManagedChannel channel;
  private final Context.CancellableContext streaming = Context.current().withCancellation();
  private final Pause pause = new Pause();
  private final Thread receiver;

  /**
   * A connection that is not open yet.
   *
   * @param port where the hub listens on 127.0.0.1
   * @param receive gets each work item and must not block for long
   */
  HubConnection(int port, Consumer<WorkItem> receive) {
    channel =
        ManagedChannelBuilder.forAddress("127.0.0.1", port)
            .usePlaintext()
            .maxInboundMessageSize(MAX_MESSAGE_BYTES)
            .build();
    receiver = new Thread(() -> streaming.run(() -> receiveAll(receive)), "durable-worker");
  }

  void open() {
    receiver.start();
  }

  TaskHubSidecarServiceBlockingStub hub() {
    return TaskHubSidecarServiceGrpc.newBlockingStub(channel);
  }

  private void receiveAll(Consumer<WorkItem> receive) {
    while (!streaming.isCancelled()) {
      try {
        Iterator<WorkItem> items = hub().getWorkItems(GetWorkItemsRequest.getDefaultInstance());
        while (items.hasNext()) {
          WorkItem item = items.next();
          pause.reset();
          receive.accept(item);
        }
        LOG.debug("The task hub ended the stream of work items");
      } catch (StatusRuntimeException e) {
        if (!streaming.isCancelled()) {
          LOG.info(
              "No work items from the task hub ({}); connecting again", e.getStatus().getCode());
        }
      }
      pause.await();
    }
  }

  /** Stops receiving; answers can still be sent until {@link #close}. */
  void stopReceiving() {
    streaming.cancel(null);
    pause.end();
  }

  @Override
  public void close() {
    stopReceiving();
    try {
      receiver.join(TimeUnit.SECONDS.toMillis(5));
      channel.shutdown();
      if (!channel.awaitTermination(2, TimeUnit.SECONDS)) {
        channel.shutdownNow();
      }
    } catch (InterruptedException e) {
      channel.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
