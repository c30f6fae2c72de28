package dev.vaultline.azure.restore;

import dev.vaultline.azure.compute.AccessUrl;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.arm.Access;
import dev.vaultline.azure.compute.arm.Operation;
import dev.vaultline.azure.compute.arm.Pause;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The right to write disks that are being uploaded. Each process asks for its own, keeps it in
 * memory alone, and renews it before it ends; whoever finishes or drops the disk takes it from all.
 */
final class WriteAccess {
  private static final Duration GRANTED = Duration.ofHours(4);

  /** Longer than the writing of one range takes. */
  private static final Duration SPARE = Duration.ofMinutes(30);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final int POLLS = 10;

  private record Held(AccessUrl url, Instant renewAt) {}

  private final ComputeClient client;
  private final Clock clock;
  private final Pause pause;
  private final Map<ResourceId, Held> held = new HashMap<>();

  WriteAccess(ComputeClient client, Clock clock, Pause pause) {
    this.client = client;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Under which a disk can be written now.
   *
   * @throws StoreUnavailableException when Azure takes longer to grant it than a call may wait
   */
  synchronized AccessUrl of(ResourceId disk) {
    Held known = held.get(disk);
    if (known == null || !clock.instant().isBefore(known.renewAt())) {
      Instant now = clock.instant();
      known = new Held(grant(disk), now.plus(GRANTED).minus(SPARE));
      held.put(disk, known);
    }
    return known.url();
  }

  private AccessUrl grant(ResourceId disk) {
    Operation<AccessUrl> operation = client.disks().access().write(disk, GRANTED);
    for (int poll = 0; poll < POLLS; poll++) {
      if (operation instanceof Operation.Done<AccessUrl> done) {
        return done.result();
      }
      Operation.Pending<AccessUrl> pending = (Operation.Pending<AccessUrl>) operation;
      boolean tooLong = pending.retryAfter().compareTo(LONGEST_PAUSE) > 0;
      pause.of(tooLong ? LONGEST_PAUSE : pending.retryAfter());
      operation = client.poll(pending.token(), Access.GRANTED);
    }
    throw new StoreUnavailableException(
        Remedy.RETRY,
        "access to disk " + disk + " is not granted yet; it is asked for again",
        new IllegalStateException("polled " + POLLS + " times"));
  }

  /** Forgets an access that does not work any more, unless it was replaced meanwhile. */
  synchronized void forget(ResourceId disk, AccessUrl url) {
    Held known = held.get(disk);
    if (known != null && known.url().equals(url)) {
      held.remove(disk);
    }
  }

  /** Forgets whatever access there is. */
  synchronized void forget(ResourceId disk) {
    held.remove(disk);
  }
}
