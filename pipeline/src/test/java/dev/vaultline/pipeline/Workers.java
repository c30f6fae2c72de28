package dev.vaultline.pipeline;

import dev.vaultline.pipeline.queue.MemoryTaskQueue;
import dev.vaultline.pipeline.transfer.PoisonedPart;
import dev.vaultline.pipeline.transfer.TransferPart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/** The platform's queue trigger in a test: five deliveries, then poison. */
public final class Workers {
  private static final int MAX_DELIVERIES = 5;

  private record Delivery(String message, int count) {}

  private final MemoryTaskQueue queue;
  private final TransferPart part;
  private final PoisonedPart poisoned;
  private final Deque<Delivery> pending = new ArrayDeque<>();
  private final List<String> outcomes = new ArrayList<>();
  private UnaryOperator<List<String>> post = messages -> messages;
  private boolean stopped;

  Workers(MemoryTaskQueue queue, TransferPart part, PoisonedPart poisoned) {
    this.queue = queue;
    this.part = part;
    this.poisoned = poisoned;
  }

  /** Lets the queue do something with the messages on their way: lose, repeat, reorder. */
  public void deliver(UnaryOperator<List<String>> manner) {
    post = manner;
  }

  /** Lets nobody work, or somebody again. */
  public void stop(boolean nobody) {
    stopped = nobody;
  }

  /** What became of the messages. */
  public List<String> outcomes() {
    return List.copyOf(outcomes);
  }

  /** Delivers one message; false when there is none. */
  public boolean step() {
    post.apply(queue.takeAll()).forEach(message -> pending.add(new Delivery(message, 1)));
    if (stopped || pending.isEmpty()) {
      return false;
    }
    deliver(pending.poll());
    return true;
  }

  private void deliver(Delivery delivery) {
    try {
      outcomes.add(
          delivery.count > MAX_DELIVERIES
              ? poisoned.run(delivery.message)
              : part.run(delivery.message));
    } catch (RuntimeException e) {
      outcomes.add("failed: " + e.getMessage());
      pending.add(new Delivery(delivery.message, delivery.count + 1));
    }
  }
}
