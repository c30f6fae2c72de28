package dev.vaultline.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrchestrationTest {
  @TempDir Path folder;

  @Test
  void activitiesRunOneAfterTheOther() throws Exception {
    try (HubFixture hub = HubFixture.open(folder)) {
      hub.orchestration(
              "Sequence",
              ctx -> {
                String said = ctx.callActivity("Append", "a", String.class).await();
                said = ctx.callActivity("Append", said, String.class).await();
                ctx.complete(ctx.callActivity("Append", said, String.class).await());
              })
          .activity("Append", ctx -> ctx.getInput(String.class) + "!")
          .start();

      OrchestrationMetadata ended = hub.run("Sequence", null);

      assertThat(ended.getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.COMPLETED);
      assertThat(ended.readOutputAs(String.class)).isEqualTo("a!!!");
    }
  }

  @Test
  void fiveThousandActivitiesAtOnceAllReport() throws Exception {
    try (HubFixture hub = HubFixture.open(folder)) {
      hub.orchestration(
              "FanOut",
              ctx -> {
                List<Task<Integer>> tasks = new ArrayList<>();
                for (int i = 0; i < 5000; i++) {
                  tasks.add(ctx.callActivity("Same", i, Integer.class));
                }
                ctx.complete(ctx.allOf(tasks).await().stream().mapToInt(Integer::intValue).sum());
              })
          .activity("Same", ctx -> ctx.getInput(Integer.class))
          .start();

      assertThat(hub.run("FanOut", null).readOutputAs(Integer.class)).isEqualTo(4999 * 5000 / 2);
    }
  }
}
