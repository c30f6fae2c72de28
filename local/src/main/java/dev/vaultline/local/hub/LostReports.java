package dev.vaultline.local.hub;

import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Notices workers' reports that end before they could be read, such as one over the size limit. The
 * service itself never sees such a call.
 */
final class LostReports implements ServerInterceptor {
  private static final Set<String> REPORTS =
      Set.of(
          TaskHubSidecarServiceGrpc.getCompleteActivityTaskMethod().getFullMethodName(),
          TaskHubSidecarServiceGrpc.getCompleteOrchestratorTaskMethod().getFullMethodName());

  private final LongConsumer lost;

  /**
   * @param lost is told the connection of each lost report
   */
  LostReports(LongConsumer lost) {
    this.lost = lost;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    ServerCall.Listener<Q> listener = next.startCall(call, headers);
    return REPORTS.contains(call.getMethodDescriptor().getFullMethodName())
        ? new Watch<>(listener, Connections.current(), lost)
        : listener;
  }

  private static final class Watch<Q> extends SimpleForwardingServerCallListener<Q> {
    private final long connection;
    private final LongConsumer lost;
    private boolean received;

    Watch(ServerCall.Listener<Q> listener, long connection, LongConsumer lost) {
      super(listener);
      this.connection = connection;
      this.lost = lost;
    }

    @Override
    public void onMessage(Q message) {
      received = true;
      super.onMessage(message);
    }

    @Override
    public void onCancel() {
      if (!received) {
        lost.accept(connection);
      }
      super.onCancel();
    }
  }
}
