package dev.vaultline.engine.point;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.format.Digest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A committed, complete state of an item at one instant.
 *
 * @param names its ids, and the names of its objects
 * @param vault the vault it belongs to
 * @param parent the point whose maps it was cloned from
 * @param previous digest of the JSON of the item's record before it: the chain that shows deletion,
 *     rollback and reordering
 * @param holds reasons why it must not be deleted
 * @param digest of this record's JSON
 */
public record RecoveryPoint(
    PointNames names,
    UUID vault,
    PointFacts facts,
    Optional<PointId> parent,
    Optional<Digest> previous,
    List<String> holds,
    PointStatistics statistics,
    List<PointDisk> disks,
    Digest digest) {

  /** The item. */
  public ItemId item() {
    return names.item();
  }

  /** The id within the item. */
  public PointId id() {
    return names.point();
  }

  /**
   * A disk by its number.
   *
   * @throws InvalidInputException when there is none of that number
   */
  public PointDisk disk(int number) {
    if (number < 0 || number >= disks.size()) {
      throw new InvalidInputException(
          "recovery point "
              + names
              + " has no disk "
              + number
              + ": expected 0 to "
              + (disks.size() - 1));
    }
    return disks.get(number);
  }
}
