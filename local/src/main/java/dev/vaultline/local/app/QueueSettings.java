package dev.vaultline.local.app;

import java.time.Duration;

/**
 * The {@code extensions.queues} part of {@code host.json}; the defaults are Azure's.
 *
 * @param batchSize messages fetched at once, 1 to 32
 * @param newBatchThreshold more are fetched when no more than this number is being processed
 * @param maxDequeueCount attempts before a message goes to the poison queue, at least 1
 * @param maxPollingInterval the longest pause between two looks at an empty queue
 * @param visibilityTimeout how long a message stays hidden after a failed attempt
 * @param base64 whether message texts are base64
 */
public record QueueSettings(
    int batchSize,
    int newBatchThreshold,
    int maxDequeueCount,
    Duration maxPollingInterval,
    Duration visibilityTimeout,
    boolean base64) {
  /** What applies when {@code host.json} says nothing. */
  public static final QueueSettings DEFAULT =
      new QueueSettings(16, 8, 5, Duration.ofMinutes(1), Duration.ZERO, true);

  public QueueSettings {
    check(batchSize >= 1 && batchSize <= 32, "batchSize", batchSize, "1 to 32");
    check(newBatchThreshold >= 0, "newBatchThreshold", newBatchThreshold, "0 or more");
    check(maxDequeueCount >= 1, "maxDequeueCount", maxDequeueCount, "1 or more");
    check(
        maxPollingInterval.compareTo(Duration.ofMillis(100)) >= 0,
        "maxPollingInterval",
        maxPollingInterval,
        "00:00:00.100 or more");
    check(
        !visibilityTimeout.isNegative(),
        "visibilityTimeout",
        visibilityTimeout,
        "00:00:00 or more");
  }

  /** The most messages of one queue that are processed at a time. */
  public int concurrency() {
    return batchSize + newBatchThreshold;
  }

  private static void check(boolean valid, String name, Object found, String expected) {
    if (!valid) {
      throw new IllegalArgumentException(
          "host.json: extensions.queues.%s is %s; expected %s.".formatted(name, found, expected));
    }
  }
}
