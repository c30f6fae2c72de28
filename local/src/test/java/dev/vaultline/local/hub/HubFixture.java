package dev.vaultline.local.hub;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.DurableTaskGrpcClientBuilder;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.TaskActivity;
import com.microsoft.durabletask.TaskOrchestration;
import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc;
import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc.TaskHubSidecarServiceBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** A hub with the SDK's own client and workers, or workers that a test plays itself. */
final class HubFixture implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TaskHub hub;
  private final ManagedChannel channel;
  private final DurableTaskClient client;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final Map<String, TaskOrchestration> orchestrations = new LinkedHashMap<>();
  private final Map<String, TaskActivity> activities = new LinkedHashMap<>();

  private HubFixture(TaskHub hub) {
    this.hub = hub;
    channel = NettyChannelBuilder.forAddress("127.0.0.1", hub.port()).usePlaintext().build();
    client = new DurableTaskGrpcClientBuilder().grpcChannel(channel).build();
  }

  static HubFixture open(Path folder) {
    return open(folder, Clock.systemUTC());
  }

  static HubFixture open(Path folder, Clock clock) {
    return new HubFixture(TaskHub.open(folder.resolve("hub.db"), 0, clock));
  }

  HubFixture orchestration(String name, TaskOrchestration code) {
    orchestrations.put(name, code);
    return this;
  }

  HubFixture activity(String name, TaskActivity code) {
    activities.put(name, code);
    return this;
  }

  /** Connects a worker that has all that was registered. */
  HubFixture start() {
    worker();
    return this;
  }

  /** Connects one more worker that has all that was registered. */
  Worker worker() {
    Worker worker = new Worker(hub.port(), orchestrations, activities);
    opened.add(worker);
    return worker;
  }

  /** Connects a worker that the test plays itself. */
  ScriptedWorker scripted() {
    ScriptedWorker worker = new ScriptedWorker(hub.port());
    opened.add(worker);
    return worker;
  }

  DurableTaskClient client() {
    return client;
  }

  /** The contract's calls as they are. */
  TaskHubSidecarServiceBlockingStub calls() {
    return TaskHubSidecarServiceGrpc.newBlockingStub(channel);
  }

  int port() {
    return hub.port();
  }

  OrchestrationMetadata waitForEnd(String id) {
    return waitForEnd(id, PATIENCE);
  }

  OrchestrationMetadata waitForEnd(String id, Duration patience) {
    try {
      return client.waitForInstanceCompletion(id, patience, true);
    } catch (TimeoutException e) {
      throw new AssertionError(
          "The orchestration did not end: " + client.getInstanceMetadata(id, true), e);
    }
  }

  OrchestrationMetadata waitForStart(String id) {
    try {
      return client.waitForInstanceStart(id, PATIENCE, true);
    } catch (TimeoutException e) {
      throw new AssertionError(
          "The orchestration did not start: " + client.getInstanceMetadata(id, true), e);
    }
  }

  /** Runs an orchestration to its end. */
  OrchestrationMetadata run(String name, Object input) {
    return waitForEnd(client.scheduleNewOrchestrationInstance(name, input));
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    channel.shutdownNow();
    hub.close();
  }
}
