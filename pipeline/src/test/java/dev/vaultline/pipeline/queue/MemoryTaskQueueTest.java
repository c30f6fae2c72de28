package dev.vaultline.pipeline.queue;

import java.util.List;

final class MemoryTaskQueueTest extends TaskQueueContract {
  private final MemoryTaskQueue queue = new MemoryTaskQueue();

  @Override
  protected TaskQueue queue() {
    return queue;
  }

  @Override
  protected List<String> received(int expected) {
    return queue.takeAll();
  }
}
