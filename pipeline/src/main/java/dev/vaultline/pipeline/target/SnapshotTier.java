package dev.vaultline.pipeline.target;

import java.util.Optional;

/** The snapshots beside the disks, from which new disks can be made at once. */
public interface SnapshotTier {

  /**
   * A snapshot.
   *
   * @param id of an incremental snapshot or a disk restore point
   * @param region where disks can be made from it
   */
  record Held(String id, String subscription, String region) {}

  /** The snapshot of that id, if it is there and whole; empty for any other kind of id, too. */
  Optional<Held> find(String id);
}
