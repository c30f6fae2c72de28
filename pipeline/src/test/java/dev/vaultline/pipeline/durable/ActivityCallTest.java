package dev.vaultline.pipeline.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.store.StoreUnavailableException;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ActivityCallTest {
  private final List<RuntimeException> log = new ArrayList<>();

  @Test
  void whatWillNotPassByItselfIsAResult() {
    String result = run(new InvalidInputException("disk a is not there"));
    assertThat(result).contains("bad-input").contains("disk a is not there");
    assertThat(log).hasSize(1);
  }

  @Test
  void whatMayPassIsThrownWithItsCodeAndWithoutACause() {
    StoreUnavailableException failure =
        new StoreUnavailableException(Remedy.RETRY, "throttled", new IllegalStateException("x"));
    assertThatThrownBy(() -> run(failure))
        .isInstanceOf(ActivityFailedException.class)
        .hasNoCause()
        .hasMessage("UNAVAILABLE: throttled");
    assertThat(log).containsExactly(failure);
  }

  @Test
  void aFaultOfOursIsTriedAgainAndNamed() {
    assertThatThrownBy(() -> run(new IllegalStateException("oops")))
        .isInstanceOf(ActivityFailedException.class)
        .hasMessageStartingWith("INTERNAL: IllegalStateException: oops");
  }

  @Test
  void anInputThatIsNotUnderstoodIsAResult() {
    String result = ActivityCall.run(input -> Payload.create(), "no", log::add);
    assertThat(result).contains("internal");
  }

  @Test
  void theErrorIsFoundAgainInTheMessage() {
    assertThat(ActivityFailedException.parse("UNAVAILABLE: throttled: twice"))
        .isEqualTo(new JobError(ErrorCode.UNAVAILABLE, "throttled: twice"));
    assertThat(ActivityFailedException.parse("the worker died"))
        .isEqualTo(new JobError(ErrorCode.INTERNAL, "the worker died"));
    assertThat(ActivityFailedException.parse("No: code"))
        .isEqualTo(new JobError(ErrorCode.INTERNAL, "No: code"));
  }

  private String run(RuntimeException failure) {
    return ActivityCall.run(
        input -> {
          throw failure;
        },
        "{\"v\":1}",
        log::add);
  }
}
