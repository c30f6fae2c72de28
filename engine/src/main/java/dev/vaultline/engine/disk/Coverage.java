package dev.vaultline.engine.disk;

import java.util.Optional;

/**
 * How much of a disk a source reads.
 *
 * @param baseSnapshot the snapshot that {@link Extent.Kind#UNCHANGED} extents refer to; empty when
 *     everything in use is read
 * @param reason why, in words for the recovery point's record and for people
 */
public record Coverage(Optional<String> baseSnapshot, String reason) {

  /** Everything in use is read and compared. */
  public static Coverage full(String reason) {
    return new Coverage(Optional.empty(), reason);
  }

  /** Only what changed since a base snapshot is read. */
  public static Coverage since(String baseSnapshot, String reason) {
    return new Coverage(Optional.of(baseSnapshot), reason);
  }
}
