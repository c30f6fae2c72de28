package dev.vaultline.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceResponse;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The clients that wait for an orchestration to start or to end. */
final class Waiters {
  /** A client's question: the answer, or empty while it must go on waiting. */
  record Waiter(
      Reply<GetInstanceResponse> reply, Function<String, Optional<GetInstanceResponse>> question) {}

  private final Map<String, List<Waiter>> waiting = new HashMap<>();
  private final Set<String> changed = new HashSet<>();

  void add(String instanceId, Waiter waiter) {
    waiting.computeIfAbsent(instanceId, id -> new ArrayList<>()).add(waiter);
    changed.add(instanceId);
  }

  /** The state of the instance may have changed in the transaction under way. */
  void changed(String instanceId) {
    if (waiting.containsKey(instanceId)) {
      changed.add(instanceId);
    }
  }

  /** After a commit: answers those whose question can be answered now. */
  void answer() {
    for (String id : List.copyOf(changed)) {
      List<Waiter> asked = waiting.getOrDefault(id, List.of());
      asked.removeIf(waiter -> waiter.reply().over() || answered(id, waiter));
      if (asked.isEmpty()) {
        waiting.remove(id);
      }
    }
    changed.clear();
  }

  /** All that anybody waits for may have changed. */
  void allChanged() {
    changed.addAll(waiting.keySet());
  }

  /** A client that waited for this instance has hung up. */
  void hungUp(String instanceId) {
    changed(instanceId);
  }

  private static boolean answered(String id, Waiter waiter) {
    Optional<GetInstanceResponse> answer = waiter.question().apply(id);
    answer.ifPresent(waiter.reply()::answer);
    return answer.isPresent();
  }

  void refuseAll(Status status) {
    waiting.values().forEach(list -> list.forEach(waiter -> waiter.reply().refuse(status)));
    waiting.clear();
    changed.clear();
  }
}
