package dev.vaultline.local.queue;

import java.time.Instant;
import java.util.Map;

/**
 * A message that was fetched and is hidden from others for a time.
 *
 * @param id its identity
 * @param receipt the right to change it, which every change replaces
 * @param stored its text as the queue stores it
 * @param dequeueCount how often it was fetched, this time included
 * @param inserted when it was sent
 * @param expires when it vanishes
 * @param visible when others see it again
 */
record ReceivedMessage(
    String id,
    String receipt,
    String stored,
    long dequeueCount,
    Instant inserted,
    Instant expires,
    Instant visible) {
  /** What {@code @BindingName} parameters can ask for, by the names that Azure uses. */
  Map<String, String> triggerData(String text) {
    return Map.of(
        "QueueTrigger", text,
        "Id", id,
        "PopReceipt", receipt,
        "DequeueCount", Long.toString(dequeueCount),
        "InsertionTime", inserted.toString(),
        "ExpirationTime", expires.toString(),
        "NextVisibleTime", visible.toString());
  }
}
