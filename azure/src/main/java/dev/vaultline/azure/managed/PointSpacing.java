package dev.vaultline.azure.managed;

import dev.vaultline.azure.compute.arm.ArmException;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.compute.point.PointCollection;
import dev.vaultline.azure.compute.point.RestorePoint;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.Consistency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What to do where Azure refuses a snapshot with a conflict, for whose reasons it has one code.
 * Most pass: another point is being taken, or the last one is too recent. Application-consistent
 * ones are three hours apart: rather than wait for that long, one as after a power cut is taken,
 * with the reason. Those are an hour apart, which is waited for: nothing else holds all disks at
 * one instant, and the next transfer compares with a point. What does not pass in that time is no
 * conflict of the moment.
 */
final class PointSpacing {
  /** Microsoft's limits of virtual machine restore points. */
  private static final Duration APPLICATION = Duration.ofHours(3);

  /** What Azure keeps of one machine, by the same limits. */
  private static final int MOST_POINTS = 500;

  /** As long as the spacing that is waited for, and a point that others are taking. */
  private static final Duration PATIENCE = Duration.ofMinutes(75);

  private final ComputeClient client;
  private final Clock clock;

  PointSpacing(ComputeClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * The attempt that comes next.
   *
   * @throws InvalidInputException when the machine has as many restore points as it can have
   * @throws ArmException the refusal, when it lasts too long
   */
  Attempt after(SnapshotTaking.Task task, ArmException refusal) {
    Attempt attempt = task.attempt();
    if (attempt.way() != Attempt.Way.DISKS) {
      List<RestorePoint> points = points(task);
      requireRoom(task, points, refusal);
      Optional<String> tooSoon = tooSoon(attempt, points);
      if (tooSoon.isPresent()) {
        return attempt.next(tooSoon.get());
      }
    }
    Attempt refused = attempt.refused(clock.instant());
    if (refused.refusedSince().orElseThrow().plus(PATIENCE).isAfter(clock.instant())) {
      return refused;
    }
    if (attempt.way() == Attempt.Way.APPLICATION) {
      return attempt.next("crash-consistent, for " + refusal.getMessage());
    }
    throw refusal;
  }

  private List<RestorePoint> points(SnapshotTaking.Task task) {
    return client
        .restorePoints()
        .findCollection(task.names().collection())
        .map(PointCollection::points)
        .orElse(List.of());
  }

  private static void requireRoom(
      SnapshotTaking.Task task, List<RestorePoint> points, ArmException refusal) {
    if (points.size() >= MOST_POINTS) {
      throw new InvalidInputException(
          "machine "
              + task.names().machine().name()
              + " has "
              + points.size()
              + " restore points in "
              + task.names().collection()
              + ", the most that Azure keeps of one; lower the policy's instantRestoreDays or delete"
              + " those that nobody needs, but not the newest ("
              + refusal.code()
              + ")");
    }
  }

  /** Why the attempt is to be less consistent; empty where it is to wait. */
  private Optional<String> tooSoon(Attempt attempt, List<RestorePoint> points) {
    if (attempt.way() != Attempt.Way.APPLICATION) {
      return Optional.empty();
    }
    Instant recent = clock.instant().minus(APPLICATION);
    return points.stream()
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
