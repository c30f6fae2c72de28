package dev.vaultline.azure.managed;

import dev.vaultline.azure.compute.ResourceId;
import java.util.Optional;

/**
 * A state of a disk that the platform holds: a disk of a restore point, or an incremental snapshot.
 *
 * @param family between whose members the platform can tell differences
 */
record HeldSnapshot(ResourceId id, Optional<String> family) {

  /** Whether the platform can tell what differs from another one. */
  boolean isComparableWith(HeldSnapshot other) {
    return family.isPresent() && family.equals(other.family);
  }
}
