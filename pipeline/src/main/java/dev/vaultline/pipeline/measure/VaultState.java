package dev.vaultline.pipeline.measure;

import java.time.Duration;
import java.util.Map;

/**
 * The state of what is protected, at one moment. Read from tables, it is the same for every
 * instance of a scaled-out app.
 *
 * @param sinceSuccess by item that a policy backs up: how old the state is that its newest recovery
 *     point holds. An item that has none yet is missing
 * @param snapshots by disk ({@code item/number}): how many snapshots the platform holds
 * @param backlogParts about how many parts wait for a worker or are with one
 * @param points recovery points of all items
 * @param storedBytes of the packs that these need; a pack that two items share counts twice
 */
public record VaultState(
    Map<String, Duration> sinceSuccess,
    Map<String, Integer> snapshots,
    long backlogParts,
    long points,
    long storedBytes) {
  public VaultState {
    sinceSuccess = Map.copyOf(sinceSuccess);
    snapshots = Map.copyOf(snapshots);
  }
}
