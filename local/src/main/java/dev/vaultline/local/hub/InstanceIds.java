package dev.vaultline.local.hub;

import java.util.Optional;

/**
 * The instance ids that Durable Functions accepts in Azure: 1 to 256 characters, not beginning with
 * '@', without / \ # ? and control characters. An id that would be refused there is refused here.
 */
final class InstanceIds {
  private static final int MAX_LENGTH = 256;

  private InstanceIds() {}

  /** Why the id cannot be used; empty if it can. */
  static Optional<String> fault(String id) {
    if (id.isEmpty() || id.length() > MAX_LENGTH) {
      return Optional.of(
          "An instance id must have 1 to %d characters; '%s' has %d"
              .formatted(MAX_LENGTH, id, id.length()));
    }
    if (id.startsWith("@")) {
      return Optional.of("An instance id must not begin with '@': '%s'".formatted(id));
    }
    if (id.chars().anyMatch(c -> "/\\#?".indexOf(c) >= 0 || Character.isISOControl(c))) {
      return Optional.of(
          "An instance id must not contain / \\ # ? or control characters: '%s'".formatted(id));
    }
    return Optional.empty();
  }
}
