package dev.vaultline.pipeline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link TaskQueue} must do. */
public abstract class TaskQueueContract {

  /** An empty queue. */
  protected abstract TaskQueue queue();

  /** Takes the messages out of the queue and decodes them as the platform's trigger does. */
  protected abstract List<String> received(int expected);

  @Test
  void deliversEveryMessageAsItWasSent() {
    List<String> sent =
        IntStream.range(0, 40).mapToObj(i -> "{\"part\":" + i + ",\"n\":\"ä<&日\"}").toList();
    queue().send(sent);
    assertThat(received(sent.size())).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void saysHowManyMessagesThereAre() {
    assertThat(queue().length()).isZero();

    queue().send(List.of("{}", "{}", "{}"));

    assertThat(queue().length()).isEqualTo(3);
  }

  @Test
  void sendsNothingWhenThereIsNothingToSend() {
    queue().send(List.of());
    assertThat(received(0)).isEmpty();
  }
}
