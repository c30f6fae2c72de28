package dev.vaultline.local.hub;

import com.microsoft.durabletask.DurableTaskGrpcWorker;
import com.microsoft.durabletask.DurableTaskGrpcWorkerBuilder;
import com.microsoft.durabletask.TaskActivity;
import com.microsoft.durabletask.TaskActivityFactory;
import com.microsoft.durabletask.TaskOrchestration;
import com.microsoft.durabletask.TaskOrchestrationFactory;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.Map;

/** The SDK's worker on a connection and a thread of its own, which end when it is closed. */
final class Worker implements AutoCloseable {
  private final ManagedChannel channel;
  private final Thread thread;

  Worker(
      int port,
      Map<String, TaskOrchestration> orchestrations,
      Map<String, TaskActivity> activities) {
    channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    DurableTaskGrpcWorkerBuilder builder = new DurableTaskGrpcWorkerBuilder().grpcChannel(channel);
    orchestrations.forEach((name, code) -> builder.addOrchestration(new Orchestration(name, code)));
    activities.forEach((name, code) -> builder.addActivity(new Activity(name, code)));
    DurableTaskGrpcWorker worker = builder.build();
    thread = new Thread(worker::startAndBlock, "worker");
    thread.setDaemon(true);
    thread.start();
  }

  /** Breaks the connection, whatever the worker is doing. */
  @Override
  public void close() {
    channel.shutdownNow();
    thread.interrupt();
  }

  private record Orchestration(String name, TaskOrchestration code)
      implements TaskOrchestrationFactory {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public TaskOrchestration create() {
      return code;
    }
  }

  private record Activity(String name, TaskActivity code) implements TaskActivityFactory {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public TaskActivity create() {
      return code;
    }
  }
}
