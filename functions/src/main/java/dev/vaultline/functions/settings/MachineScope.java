package dev.vaultline.functions.settings;

import java.util.List;
import java.util.Optional;

/**
 * Which machines are looked after.
 *
 * @param subscriptions whose machines are listed and found by their tags; none by default
 * @param region only machines of this one are protected; empty for all
 * @param snapshotGroup the resource group that snapshots are kept in
 */
public record MachineScope(
    List<String> subscriptions, Optional<String> region, String snapshotGroup) {
  public MachineScope {
    subscriptions = List.copyOf(subscriptions);
  }
}
