package dev.vaultline.local.compute.disk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.limit.ComputeLimits;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Json;
import dev.vaultline.local.compute.store.Resource;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * How many incremental snapshots a disk may have, and how fast. Deleted ones count for the pace.
 */
final class SnapshotPace {
  private static final String KIND = "snapshot-taken";

  private final ComputeStore store;
  private final Clock clock;
  private final ComputeLimits limits;

  SnapshotPace(ComputeStore store, Clock clock, ComputeLimits limits) {
    this.store = store;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * @throws ArmException 409 when the disk has to wait, or has too many
   */
  void admit(Resource disk) {
    String uniqueId = disk.text("uniqueId");
    Instant begin = clock.instant().minus(ComputeLimits.WINDOW);
    int recent = 0;
    for (ObjectNode taken : store.documents(KIND, uniqueId)) {
      if (Instant.parse(taken.path("at").asText()).isAfter(begin)) {
        recent++;
      } else {
        store.remove(KIND, taken.path("key").asText());
      }
    }
    if (recent >= limits.snapshotsPerWindow()) {
      throw ArmException.notAllowed(
          "Disk %s has had %d incremental snapshots within five minutes; wait before the next one."
              .formatted(disk.id().name(), recent));
    }
    requireRoom(disk);
    String key = UUID.randomUUID().toString();
    ObjectNode taken = Json.object().put("key", key).put("at", clock.instant().toString());
    store.put(KIND, key, uniqueId, taken);
  }

  private void requireRoom(Resource disk) {
    long kept =
        store.using(disk.content().orElseThrow().blob()).stream()
            .filter(user -> user.property("incremental").asBoolean())
            .count();
    if (kept >= limits.snapshotsPerDisk()) {
      throw ArmException.notAllowed(
          "Disk %s has %d incremental snapshots, the most that a disk can have."
              .formatted(disk.id().name(), kept));
    }
  }
}
