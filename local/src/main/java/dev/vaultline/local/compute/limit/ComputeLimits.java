package dev.vaultline.local.compute.limit;

import java.time.Duration;

/**
 * What Azure allows of snapshots, restore points and signatures.
 *
 * @param signaturesPerFamily signatures on snapshots of one family at a time: 5
 * @param snapshotsPerWindow incremental snapshots of a disk in five minutes: 7
 * @param snapshotsPerDisk incremental snapshots of a disk: 500
 * @param pointsPerMachine restore points of a machine: 500
 * @param crashSpacing between crash-consistent restore points of a machine: 1 h
 * @param applicationSpacing between application-consistent ones: 3 h
 * @param throttled whether the token buckets of Azure Resource Manager hold
 */
public record ComputeLimits(
    int signaturesPerFamily,
    int snapshotsPerWindow,
    int snapshotsPerDisk,
    int pointsPerMachine,
    Duration crashSpacing,
    Duration applicationSpacing,
    boolean throttled) {
  /** The window of {@link #snapshotsPerWindow}. */
  public static final Duration WINDOW = Duration.ofMinutes(5);

  /** As Azure documents them. */
  public static ComputeLimits ofAzure() {
    return new ComputeLimits(5, 7, 500, 500, Duration.ofHours(1), Duration.ofHours(3), true);
  }

  /** The same, without waiting: restore points may follow each other and nothing is throttled. */
  public ComputeLimits withoutWaits() {
    return new ComputeLimits(
        signaturesPerFamily,
        Integer.MAX_VALUE,
        snapshotsPerDisk,
        pointsPerMachine,
        Duration.ZERO,
        Duration.ZERO,
        false);
  }
}
