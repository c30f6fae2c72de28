package dev.vaultline.local.queue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The text of messages as queues store it: base64 in Azure Functions, unless {@code host.json} says
 * otherwise.
 */
record MessageText(boolean base64) {
  String encode(String text) {
    return base64
        ? Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
        : text;
  }

  /** Empty for a text that is not base64 though it should be. */
  Optional<String> decode(String stored) {
    if (!base64) {
      return Optional.of(stored);
    }
    try {
      return Optional.of(
          new String(Base64.getDecoder().decode(stored.strip()), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
