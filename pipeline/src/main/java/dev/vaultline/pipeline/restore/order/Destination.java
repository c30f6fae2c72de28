package dev.vaultline.pipeline.restore.order;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a recovery point is to be restored to, as somebody asked for it. */
public sealed interface Destination {

  /**
   * New page blobs.
   *
   * @param prefix of their names; by default the item's and the point's names
   */
  record PageBlobs(String container, Optional<String> prefix) implements Destination {}

  /** New managed disks. */
  record ManagedDisks(DiskChoice disks) implements Destination {}

  /**
   * A new machine, as the recovery point describes it.
   *
   * @param size of it; as described when left out
   * @param nics ids of its network interfaces; as described when left out, and no subnet is given
   * @param subnet the id of the subnet for a new network interface
   * @param tags in place of the described ones
   */
  record Machine(
      DiskChoice disks,
      String name,
      Optional<String> size,
      List<String> nics,
      Optional<String> subnet,
      Optional<Map<String, String>> tags)
      implements Destination {}

  /** The machine that was backed up: new disks take the place of those it has. */
  record InPlace(DiskOrigin from) implements Destination {}
}
