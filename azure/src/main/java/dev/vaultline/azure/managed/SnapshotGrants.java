package dev.vaultline.azure.managed;

import dev.vaultline.azure.compute.AccessUrl;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.arm.Access;
import dev.vaultline.azure.compute.arm.ArmException;
import dev.vaultline.azure.compute.arm.Operation;
import dev.vaultline.azure.compute.arm.Pause;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.compute.point.DiskRestorePoint;
import dev.vaultline.azure.compute.snapshot.ManagedSnapshot;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The access to snapshots that this process has: one URL for each snapshot, shared by all of its
 * threads, renewed before it ends, and nowhere but in memory. Azure keeps one grant for each
 * snapshot, which a further request prolongs, so many processes that read one snapshot count once
 * among the five of its family. Ending access ends it for all of them: who still has work to do
 * asks anew.
 */
final class SnapshotGrants {
  /** Long enough for some parts, short enough for what is forgotten. */
  private static final Duration LENGTH = Duration.ofHours(2);

  private static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(20);

  /** Granting takes Azure a second or two; a function is not held for longer than these. */
  private static final int POLLS = 15;

  private static final int MOST = 500;
  private static final int NOT_FOUND = 404;

  private record Grant(AccessUrl url, Instant until) {}

  private final ComputeClient client;
  private final Clock clock;
  private final Pause pause;
  private final Map<ResourceId, Grant> grants = new LinkedHashMap<>();

  SnapshotGrants(ComputeClient client, Clock clock, Pause pause) {
    this.client = client;
    this.clock = clock;
    this.pause = pause;
  }

  /** A URL that can be read for some time; asked for where there is none. */
  AccessUrl url(ResourceId snapshot) {
    return known(snapshot).orElseGet(() -> grant(snapshot));
  }

  private synchronized Optional<AccessUrl> known(ResourceId snapshot) {
    Instant needed = clock.instant().plus(RENEWED_BEFORE_END);
    return Optional.ofNullable(grants.get(snapshot))
        .filter(grant -> grant.until().isAfter(needed))
        .map(Grant::url);
  }

  private AccessUrl grant(ResourceId snapshot) {
    Operation<AccessUrl> operation = access(snapshot).read(snapshot, LENGTH);
    for (int poll = 0; poll < POLLS; poll++) {
      if (operation instanceof Operation.Done<AccessUrl> done) {
        keep(snapshot, done.result());
        return done.result();
      }
      Operation.Pending<AccessUrl> pending = (Operation.Pending<AccessUrl>) operation;
      pause.of(pending.retryAfter());
      operation = client.poll(pending.token(), Access.GRANTED);
    }
    throw new StoreUnavailableException(
        Remedy.RETRY,
        "access to " + snapshot + " was not granted within " + POLLS + " polls; try again later",
        new IllegalStateException("polled " + POLLS + " times"));
  }

  private synchronized void keep(ResourceId snapshot, AccessUrl url) {
    if (grants.size() >= MOST) {
      grants.remove(grants.keySet().iterator().next());
    }
    Instant asked = clock.instant().plus(LENGTH);
    Instant end = url.expiry().filter(said -> said.isBefore(asked)).orElse(asked);
    // A URL that ends early all the same is used while it works.
    grants.put(snapshot, new Grant(url, end));
  }

  /** Forgets a URL that does not work any more. */
  synchronized void forget(ResourceId snapshot) {
    grants.remove(snapshot);
  }

  /** Ends all access to a snapshot, of this process and others; it need not be there. */
  void end(ResourceId snapshot) {
    forget(snapshot);
    try {
      access(snapshot).end(snapshot);
    } catch (ArmException e) {
      if (e.status() != NOT_FOUND) {
        throw e;
      }
    }
  }

  private Access access(ResourceId snapshot) {
    return snapshot.type().equalsIgnoreCase(DiskRestorePoint.TYPE)
        ? client.restorePoints().access()
        : client.snapshots().access();
  }

  /** Whether an id is of something that can be granted access to. */
  static boolean isSnapshot(ResourceId id) {
    return id.type().equalsIgnoreCase(DiskRestorePoint.TYPE)
        || id.type().equalsIgnoreCase(ManagedSnapshot.TYPE);
  }
}
