package dev.vaultline.azure.managed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.azure.compute.machine.Machine;
import java.util.Set;

/** Which machines can have which restore points. */
final class PointSupport {
  /** Of these there are no restore points as after a power cut. */
  private static final Set<String> NO_CRASH_POINTS = Set.of("UltraSSD_LRS", "PremiumV2_LRS");

  private PointSupport() {}

  /** The attempt, or the next best where the machine's disks do not allow it. */
  static Attempt fit(Attempt attempt, Machine machine) {
    if (attempt.way() != Attempt.Way.CRASH || !hasSuchDisks(machine)) {
      return attempt;
    }
    return attempt.next(
        "crash-consistent and each disk by itself, for Azure takes no such restore points of Ultra"
            + " and Premium SSD v2 disks");
  }

  private static boolean hasSuchDisks(Machine machine) {
    JsonNode storage = machine.json().at("/properties/storageProfile");
    boolean data = false;
    for (JsonNode disk : storage.path("dataDisks")) {
      data |= isSuch(disk);
    }
    return data || isSuch(storage.path("osDisk"));
  }

  private static boolean isSuch(JsonNode disk) {
    return NO_CRASH_POINTS.contains(disk.path("managedDisk").path("storageAccountType").asText(""));
  }
}
