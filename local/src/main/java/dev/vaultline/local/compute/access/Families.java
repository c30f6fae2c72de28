package dev.vaultline.local.compute.access;

import java.time.Instant;

/** Which snapshots can be compared with each other. */
final class Families {
  private Families() {}

  /**
   * @throws BlobRefusal when the two are not of one family, or in the wrong order
   */
  static void require(DiskEndpoint.Opened base, DiskEndpoint.Opened current) {
    boolean snapshots =
        base.content().snapshot().isPresent() && current.content().snapshot().isPresent();
    if (!snapshots || !base.grant().family().equals(current.grant().family())) {
      throw new BlobRefusal(
          409,
          "PreviousSnapshotOperationNotSupported",
          "The previous snapshot is not an incremental snapshot of the same family.");
    }
    if (created(base).isAfter(created(current))) {
      throw new BlobRefusal(
          400, "PreviousSnapshotCannotBeNewer", "The previous snapshot is newer than this one.");
    }
  }

  private static Instant created(DiskEndpoint.Opened opened) {
    return Instant.parse(opened.resource().text("timeCreated"));
  }
}
