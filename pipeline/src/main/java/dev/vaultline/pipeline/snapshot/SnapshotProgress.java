package dev.vaultline.pipeline.snapshot;

import java.time.Duration;

/** How far the taking of a snapshot has come. */
public sealed interface SnapshotProgress {

  /** The snapshot is there and can be read. */
  record Taken(Snapshot snapshot) implements SnapshotProgress {}

  /**
   * The platform is still at it; the same request is to be repeated.
   *
   * @param retryAfter how long to wait before that
   * @param reason what is being waited for, for people
   */
  record Pending(Duration retryAfter, String reason) implements SnapshotProgress {}
}
