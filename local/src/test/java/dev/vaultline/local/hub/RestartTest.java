package dev.vaultline.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.DurableTaskGrpcClientBuilder;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskActivity;
import com.microsoft.durabletask.TaskOrchestration;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
  /** Three children at once, each with activities and a timer, and an event in the end. */
  private static final Map<String, TaskOrchestration> ORCHESTRATIONS =
      Map.of(
          "Root",
          ctx -> {
            List<Task<Integer>> children = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
              children.add(
                  ctx.callSubOrchestrator("Leaf", i, ctx.getInstanceId() + "-" + i, Integer.class));
            }
            int sum = ctx.allOf(children).await().stream().mapToInt(Integer::intValue).sum();
            ctx.complete(sum + ctx.waitForExternalEvent("more", Integer.class).await());
          },
          "Leaf",
          ctx -> {
            int base = ctx.getInput(Integer.class) * 100;
            int sum = 0;
            for (int round = 0; round < 3; round++) {
              List<Task<Integer>> tasks = new ArrayList<>();
              for (int i = 0; i < 8; i++) {
                tasks.add(ctx.callActivity("Same", base + i, Integer.class));
              }
              sum += ctx.allOf(tasks).await().stream().mapToInt(Integer::intValue).sum();
              ctx.createTimer(Duration.ofMillis(20)).await();
            }
            ctx.complete(sum);
          });

  private static final int EXPECTED = 3 * (3 * 28 + 8 * 300) + 1000;

  @TempDir Path folder;

  @Test
  void orchestrationsGoOnAfterTheHubWasKilledAgainAndAgain() throws Exception {
    AtomicInteger done = new AtomicInteger();
    Map<String, TaskActivity> activities =
        Map.of(
            "Same",
            ctx -> {
              done.incrementAndGet();
              return ctx.getInput(Integer.class);
            });
    int port = 0;
    for (int life = 0; life < 4; life++) {
      try (HubProcess hub = HubProcess.start(folder.resolve("hub.db"), port);
          Worker worker = new Worker(hub.port(), ORCHESTRATIONS, activities);
          Client client = new Client(hub.port())) {
        port = hub.port();
        if (life == 0) {
          for (int i = 0; i < 3; i++) {
            client.calls().scheduleNewOrchestrationInstance("Root", null, "root" + i);
            client.calls().raiseEvent("root" + i, "more", 1000);
          }
        }
        if (life < 3) {
          int enough = done.get() + 40;
          Await.until(() -> done.get() >= enough, "a part of the activities is done");
        } else {
          for (int i = 0; i < 3; i++) {
            OrchestrationMetadata ended =
                client.calls().waitForInstanceCompletion("root" + i, HubFixture.PATIENCE, true);
            assertThat(ended.readOutputAs(Integer.class)).isEqualTo(EXPECTED);
          }
        }
      }
    }
    // 216 are needed. Only those that a worker held when the hub died may be done again.
    assertThat(done.get()).isBetween(216, 216 + 3 * 32);
  }

  @Test
  void turnThatWasNotCommittedIsGivenAgainWithTheSameHistory() throws Exception {
    OrchestratorRequest before;
    try (HubFixture hub = HubFixture.open(folder)) {
      ScriptedWorker worker = hub.scripted();
      ScriptedWorker.Stream stream = worker.open();
      hub.client().scheduleNewOrchestrationInstance("Any", "in", "a");
      worker.answer(stream.turn(), ScriptedWorker.schedule(0, "Work"));
      worker.answer(stream.activity(), "1");
      before = stream.turn();
    }
    try (HubFixture hub = HubFixture.open(folder)) {
      ScriptedWorker worker = hub.scripted();
      OrchestratorRequest after = worker.open().turn();

      assertThat(after.getPastEventsList()).isEqualTo(before.getPastEventsList());
      assertThat(after.getNewEventsList().subList(1, 2))
          .isEqualTo(before.getNewEventsList().subList(1, 2));
      worker.answer(after, ScriptedWorker.complete(1, "\"done\""));
      assertThat(hub.waitForEnd("a").getSerializedOutput()).isEqualTo("\"done\"");
    }
  }

  @Test
  void timerThatFellDueWhileTheHubWasDownFiresWhenItIsBack() throws Exception {
    TaskOrchestration sleeps =
        ctx -> {
          ctx.createTimer(Duration.ofMillis(300)).await();
          ctx.complete("awake");
        };
    try (HubFixture hub = HubFixture.open(folder).orchestration("Sleeps", sleeps).start()) {
      hub.client().scheduleNewOrchestrationInstance("Sleeps", null, "a");
      hub.waitForStart("a");
    }
    try (HubFixture hub = HubFixture.open(folder).orchestration("Sleeps", sleeps).start()) {
      assertThat(hub.waitForEnd("a").readOutputAs(String.class)).isEqualTo("awake");
    }
  }

  @Test
  void everythingIsDoneOnceThoughWorkersComeAndGo() throws Exception {
    Random random = new Random(7);
    try (HubFixture hub = HubFixture.open(folder)) {
      ORCHESTRATIONS.forEach(hub::orchestration);
      AtomicInteger done = new AtomicInteger();
      hub.activity(
          "Same",
          ctx -> {
            done.incrementAndGet();
            return ctx.getInput(Integer.class);
          });
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        ids.add(hub.client().scheduleNewOrchestrationInstance("Root", null, "root" + i));
        hub.client().raiseEvent("root" + i, "more", 1000);
      }
      hub.worker();
      for (int change = 0; change < 12; change++) {
        Worker leaving = hub.worker();
        int enough = Math.min(done.get() + 10 + random.nextInt(30), 10 * 72);
        Await.until(() -> done.get() >= enough, "some more activities are done");
        leaving.close();
      }
      for (String id : ids) {
        assertThat(hub.waitForEnd(id).readOutputAs(Integer.class)).isEqualTo(EXPECTED);
      }
    }
  }

  private static final class Client implements AutoCloseable {
    private final ManagedChannel channel;
    private final DurableTaskClient calls;

    Client(int port) {
      channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
      calls = new DurableTaskGrpcClientBuilder().grpcChannel(channel).build();
    }

    DurableTaskClient calls() {
      return calls;
    }

    @Override
    public void close() {
      channel.shutdownNow();
    }
  }
}
