package dev.vaultline.pipeline.machine;

import java.util.List;
import java.util.Optional;

/** The virtual machines that can be seen. Safe for use by many threads. */
public interface MachineInventory {

  /**
   * The machines of the subscriptions that are looked after.
   *
   * @param subscription only those of this one
   * @param resourceGroup only those of this group
   */
  List<FoundMachine> list(Optional<String> subscription, Optional<String> resourceGroup);

  /** A machine of any subscription that can be seen; empty when it is not there. */
  Optional<FoundMachine> find(MachineId id);
}
