package dev.vaultline.azure.managed;

import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.compute.point.RestorePoint;
import dev.vaultline.engine.point.Consistency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * What to do where Azure refuses a restore point for now. Application-consistent ones are three
 * hours apart: rather than wait for that long, one as after a power cut is taken, with the reason.
 * Those are an hour apart, which is waited for: nothing else holds all disks at one instant, and
 * the next transfer compares with a point.
 */
final class PointSpacing {
  /** Microsoft's limits of virtual machine restore points. */
  private static final Duration APPLICATION = Duration.ofHours(3);

  private final ComputeClient client;
  private final Clock clock;

  PointSpacing(ComputeClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Why the attempt is to be less consistent; empty where it is to wait. */
  Optional<String> tooSoon(SnapshotTaking.Task task) {
    if (task.attempt().way() != Attempt.Way.APPLICATION) {
      return Optional.empty();
    }
    Instant recent = clock.instant().minus(APPLICATION);
    return client.restorePoints().findCollection(task.names().collection()).stream()
        .flatMap(collection -> collection.points().stream())
        .filter(point -> point.consistency().equals(Optional.of(Consistency.APPLICATION)))
        .flatMap((RestorePoint point) -> point.takenAt().stream())
        .filter(taken -> taken.isAfter(recent))
        .max(Comparator.naturalOrder())
        .map(
            last ->
                "crash-consistent, for application-consistent restore points are 3 hours apart and"
                    + " the last one is of "
                    + last);
  }
}
