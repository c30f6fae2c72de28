package dev.vaultline.azure.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.azure.compute.arm.Operation;
import dev.vaultline.azure.compute.arm.OperationToken;
import dev.vaultline.azure.compute.arm.ResultType;
import dev.vaultline.azure.compute.arm.ThrottledException;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.pipeline.platform.Progress;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Brings a resource to where it should be, over any number of calls: looks at it, starts what is
 * next, and is called again while that runs. What was done before a process died is seen by
 * looking, so nothing is remembered but the token of the operation that runs.
 */
final class Pursuit {
  /** Operations that end at once, within one call. */
  private static final int MOST_AT_ONCE = 4;

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  private static final ResultType<JsonNode> ANYTHING = json -> json;

  private final ComputeClient client;

  Pursuit(ComputeClient client) {
    this.client = client;
  }

  /**
   * Goes as far as is possible now.
   *
   * @param token of the operation that the last call left running; else empty text
   * @param look says what is next
   */
  <R> Progress<R> go(String token, Supplier<Next<R>> look) {
    try {
      Operation<?> before = token.isEmpty() ? new Operation.Done<>(true) : poll(token);
      return before instanceof Operation.Pending<?> pending ? pending(pending) : go(look);
    } catch (ThrottledException e) {
      return new Progress.Pending<>(e.retryAfter(), String.valueOf(e.getMessage()), token);
    }
  }

  private Operation<?> poll(String token) {
    return client.poll(OperationToken.decode(token), ANYTHING);
  }

  private static <R> Progress<R> go(Supplier<Next<R>> look) {
    for (int done = 0; done < MOST_AT_ONCE; done++) {
      Next<R> next = look.get();
      if (next instanceof Next.Reached<R> reached) {
        return new Progress.Done<>(reached.result());
      }
      if (next instanceof Next.Wait<R> wait) {
        return new Progress.Pending<>(LOOK_AGAIN, wait.reason(), "");
      }
      Operation<?> started = ((Next.Start<R>) next).operation().get();
      if (started instanceof Operation.Pending<?> pending) {
        return pending(pending);
      }
    }
    return new Progress.Pending<>(LOOK_AGAIN, "Azure does one thing after the other", "");
  }

  private static <R> Progress<R> pending(Operation.Pending<?> pending) {
    return new Progress.Pending<>(pending.retryAfter(), pending.reason(), pending.token().encode());
  }
}
