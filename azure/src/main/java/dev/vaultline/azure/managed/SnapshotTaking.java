package dev.vaultline.azure.managed;

import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.arm.ArmException;
import dev.vaultline.azure.compute.arm.Operation;
import dev.vaultline.azure.compute.arm.ThrottledException;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.compute.machine.Machine;
import dev.vaultline.azure.compute.machine.PowerState;
import dev.vaultline.azure.compute.point.RestorePoint;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.pipeline.platform.Progress;
import dev.vaultline.pipeline.snapshot.ItemSource;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.snapshot.SnapshotRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes the snapshot of a machine, a request at a time. A restore point holds all disks at one
 * instant, so where Azure is not ready for one (one at a time, an hour or three between two) it is
 * waited for: only where it fails, the next best way is tried, with the reason. What is tried
 * stands in the token.
 */
final class SnapshotTaking {
  private static final Duration BUSY = Duration.ofMinutes(5);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final ComputeClient client;
  private final SnapshotPlaces places;
  private final PointReading points;
  private final DiskTaking disks;
  private final PointSpacing spacing;

  SnapshotTaking(ComputeClient client, Clock clock) {
    this.client = client;
    this.places = new SnapshotPlaces(client);
    this.points = new PointReading(client);
    this.disks = new DiskTaking(client, clock);
    this.spacing = new PointSpacing(client, clock);
  }

  Progress<Snapshot> take(
      SnapshotRequest request, ItemSource.Machine source, SnapshotNames names, String token) {
    try {
      Machine machine = machine(source);
      Attempt attempt = Attempt.decode(token).orElseGet(() -> first(request, machine));
      return tried(
          new Task(
              request,
              names,
              machine,
              ChosenDisks.of(machine, source.disks()),
              PointSupport.fit(attempt, machine)));
    } catch (ThrottledException e) {
      return new Progress.Pending<>(e.retryAfter(), String.valueOf(e.getMessage()), token);
    }
  }

  private Progress<Snapshot> tried(Task task) {
    try {
      return step(task);
    } catch (ArmException e) {
      return afterRefusal(task, e);
    }
  }

  private Machine machine(ItemSource.Machine source) {
    return client
        .machines()
        .find(new ResourceId(source.id().value()))
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "machine "
                        + source.id()
                        + " is not there; stop its protection, or protect the machine that took"
                        + " its place"));
  }

  /** A guest that does not run cannot be asked to write anything out. */
  private static Attempt first(SnapshotRequest request, Machine machine) {
    if (request.wanted() == Consistency.CRASH) {
      return Attempt.first(Attempt.Way.CRASH, Optional.empty());
    }
    return machine.power() == PowerState.RUNNING
        ? Attempt.first(Attempt.Way.APPLICATION, Optional.empty())
        : Attempt.first(
            Attempt.Way.CRASH, Optional.of("crash-consistent, for the machine does not run"));
  }

  private Progress<Snapshot> step(Task task) {
    if (task.attempt().way() == Attempt.Way.DISKS) {
      places.markDisks(task);
      return disks.take(task);
    }
    Optional<RestorePoint> found = client.restorePoints().find(task.point());
    if (found.filter(PointReading::isWhole).isPresent()) {
      return points.read(task, found.get());
    }
    if (task.attempt().operation().isPresent()) {
      return outcome(task, client.poll(task.attempt().operation().get(), RestorePoint.RESULT));
    }
    if (found.isPresent()) {
      return unfinished(task, found.get());
    }
    places.prepare(task);
    Consistency asked =
        task.attempt().way() == Attempt.Way.CRASH ? Consistency.CRASH : Consistency.APPLICATION;
    return outcome(task, client.restorePoints().take(task.point(), asked, task.disks().excluded()));
  }

  private Progress<Snapshot> outcome(Task task, Operation<RestorePoint> operation) {
    if (operation instanceof Operation.Pending<RestorePoint> pending) {
      return pending(task.attempt().with(pending.token()), pending.retryAfter(), pending.reason());
    }
    return points.read(task, ((Operation.Done<RestorePoint>) operation).result());
  }

  /** A point without an operation of ours: another call began it, or it failed. */
  private Progress<Snapshot> unfinished(Task task, RestorePoint point) {
    if (point.provisioningState().equalsIgnoreCase("Failed")) {
      client.restorePoints().delete(point.id());
      return pending(task.attempt().looking(), SOON, "a restore point that failed is deleted");
    }
    return pending(
        task.attempt().looking(), SOON, "Azure takes restore point " + point.id().name());
  }

  /**
   * A conflict mostly is of the moment, which {@link PointSpacing} decides. What may pass is left
   * to the retries of the step; what will not pass has another way, except without rights.
   */
  private Progress<Snapshot> afterRefusal(Task task, ArmException refusal) {
    String why = String.valueOf(refusal.getMessage());
    Attempt attempt = task.attempt();
    if (refusal.status() == CONFLICT) {
      Attempt next = spacing.after(task, refusal);
      return next.way() == attempt.way()
          ? pending(next, BUSY, why)
          : pending(next, SOON, next.reason().orElse(why));
    }
    boolean begun = attempt.operation().isPresent();
    if (begun && refusal.status() == NOT_FOUND) {
      return pending(attempt.looking(), SOON, why);
    }
    boolean failed = begun && refusal.status() == 0;
    boolean hasOther = attempt.way() != Attempt.Way.DISKS;
    if (hasOther && (failed || refusal.remedy() == Remedy.FIX_INPUT)) {
      return pending(attempt.next("crash-consistent, for " + why), SOON, why);
    }
    throw refusal;
  }

  static Progress<Snapshot> pending(Attempt attempt, Duration retryAfter, String reason) {
    return new Progress.Pending<>(retryAfter, reason, attempt.encode());
  }

  /**
   * One request.
   *
   * @param disks of the machine, as they are now
   */
  record Task(
      SnapshotRequest request,
      SnapshotNames names,
      Machine machine,
      ChosenDisks disks,
      Attempt attempt) {
    ResourceId point() {
      return names.point(request.run());
    }
  }
}
