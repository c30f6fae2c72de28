package dev.vaultline.pipeline.durable;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.store.StoreUnavailableException;
import dev.vaultline.pipeline.TestClock;
import dev.vaultline.pipeline.job.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WindowTest {
  private final TestClock clock = new TestClock("2026-11-21T10:00:00Z");
  private final MemoryTaskHub hub = new MemoryTaskHub(clock);
  private final Map<Integer, Integer> calls = new HashMap<>();
  private final List<String> outcomes = new ArrayList<>();

  @Test
  void runsAllAndKeepsTheirResultsByInput() {
    assertThat(run(new Window(3, 1), 7)).isEqualTo("results 7, failed []");
    assertThat(calls).hasSize(7).allSatisfy((input, times) -> assertThat(times).isEqualTo(1));
  }

  @Test
  void doesNothingForNothing() {
    assertThat(run(new Window(3, 1), 0)).isEqualTo("results 0, failed []");
  }

  @Test
  void hasNoMoreUnderWayThanItsWidth() {
    start(new Window(3, 1), 10);
    hub.step();
    assertThat(hub.historyLength("test")).as("start, 3 tasks, end of turn").isEqualTo(6);
  }

  @Test
  void triesWhatMayPassAgainInLaterRounds() {
    assertThat(run(new Window(2, 4), 25))
        .isEqualTo("results 23, failed [13=BAD_INPUT, 24=UNAVAILABLE]");
    assertThat(calls.get(7)).as("fails twice").isEqualTo(3);
    assertThat(calls.get(13)).as("can't succeed").isEqualTo(1);
    assertThat(calls.get(24)).as("never succeeds").isEqualTo(4);
    assertThat(calls.get(1)).isEqualTo(1);
  }

  @Test
  void waitsBetweenRounds() {
    var begun = clock.instant();
    run(new Window(2, 2), 25);
    assertThat(clock.instant()).isAfter(begun.plusSeconds(15));
  }

  private String run(Window window, int inputs) {
    start(window, inputs);
    do {
      while (hub.step()) {
        // Until nothing is to be done at this instant.
      }
    } while (hub.fireNextTimer());
    return outcomes.get(outcomes.size() - 1);
  }

  private void start(Window window, int inputs) {
    hub.activity("work", this::work);
    hub.orchestrator("fan", context -> fan(context, window, inputs));
    hub.start("fan", "test", "{\"v\":1}");
  }

  private String fan(TaskOrchestrationContext context, Window window, int inputs) {
    Window.Outcome<Integer> outcome =
        window.run(
            context,
            IntStream.range(0, inputs).boxed().toList(),
            input ->
                context.callActivity(
                    "work", Payload.write(Payload.create().put("n", input)), JsonNode.class));
    List<String> failed = new ArrayList<>();
    outcome.failed().forEach((input, error) -> failed.add(input + "=" + error.code()));
    failed.sort(String::compareTo);
    outcomes.add("results " + outcome.results().size() + ", failed " + failed);
    return "{}";
  }

  private ObjectNode work(JsonNode input) {
    int number = Json.smallNumber(input, "n");
    int call = calls.merge(number, 1, Integer::sum);
    if (number == 13) {
      throw new InvalidInputException("unlucky");
    }
    if (number == 24 || (number == 7 && call < 3)) {
      throw new StoreUnavailableException(
          Remedy.RETRY, ErrorCode.UNAVAILABLE.name(), new IllegalStateException("injected"));
    }
    return Payload.create();
  }
}
