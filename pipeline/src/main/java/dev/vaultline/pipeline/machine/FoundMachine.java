package dev.vaultline.pipeline.machine;

import java.util.Map;
import java.util.Optional;

/**
 * A virtual machine as a listing has it.
 *
 * @param region such as {@code westeurope}
 * @param tags by their names as they were written; Azure does not tell upper from lower case
 * @param disks how many it has
 * @param obstacle why it cannot be backed up at all
 */
public record FoundMachine(
    MachineId id, String region, Map<String, String> tags, int disks, Optional<String> obstacle) {
  public FoundMachine {
    tags = Map.copyOf(tags);
  }

  /** The value of a tag. */
  public Optional<String> tag(String name) {
    return tags.entrySet().stream()
        .filter(tag -> tag.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
