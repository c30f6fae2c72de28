package dev.vaultline.local.compute.point;

import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.limit.ComputeLimits;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Resource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** How many restore points a machine may have, and how fast. Failed ones do not count. */
final class PointSpacing {
  private final ComputeStore store;
  private final Clock clock;
  private final ComputeLimits limits;

  PointSpacing(ComputeStore store, Clock clock, ComputeLimits limits) {
    this.store = store;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * @throws ArmException 409 when the machine has to wait, or has too many
   */
  void admit(Resource machine, Consistency consistency) {
    List<Resource> points = store.linked(RestorePoints.TYPE, machine.id().key());
    if (points.stream().anyMatch(point -> point.text("provisioningState").equals("Creating"))) {
      throw ArmException.notAllowed(
          "Another restore point of VM '%s' is being created; one at a time is possible."
              .formatted(machine.id().name()));
    }
    if (points.size() >= limits.pointsPerMachine()) {
      throw ArmException.notAllowed(
          "VM '%s' has %d restore points, the most that a machine can have."
              .formatted(machine.id().name(), points.size()));
    }
    points.stream()
        .filter(point -> point.text("provisioningState").equals("Succeeded"))
        .filter(point -> point.text("consistencyMode").equals(consistency.wire()))
        .map(point -> Instant.parse(point.text("timeCreated")))
        .max(Comparator.naturalOrder())
        .ifPresent(last -> requireSpace(machine, consistency, last));
  }

  private void requireSpace(Resource machine, Consistency consistency, Instant last) {
    Duration least =
        consistency == Consistency.CRASH ? limits.crashSpacing() : limits.applicationSpacing();
    Instant next = last.plus(least);
    if (clock.instant().isBefore(next)) {
      throw ArmException.notAllowed(
          "The last %s restore point of VM '%s' is of %s; the next one is possible from %s."
              .formatted(consistency.wire(), machine.id().name(), last, next));
    }
  }
}
