package dev.vaultline.pipeline.restore.order;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.point.PointDisk;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.pipeline.snapshot.DiskSnapshot;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.snapshot.SnapshotFacts;
import java.util.List;
import java.util.Optional;

/**
 * What a restore has to know of a recovery point, wherever that is.
 *
 * @param disks by their numbers, and the snapshots that hold or held them
 * @param description of the machine it is of, as the platform gave it; JSON
 * @param inVault whether the vault has it; else there are the snapshots alone
 */
public record RestorablePoint(
    PointNames names, List<DiskIdentity> disks, Optional<String> description, boolean inVault) {
  public RestorablePoint {
    disks = List.copyOf(disks);
  }

  /** One that is in the vault. */
  public static RestorablePoint of(RecoveryPoint point) {
    return new RestorablePoint(
        point.names(),
        point.disks().stream().map(PointDisk::identity).toList(),
        Optional.ofNullable(point.facts().facts().get(SnapshotFacts.MACHINE)),
        true);
  }

  /** One whose snapshot was not transferred. */
  public static RestorablePoint of(Snapshot snapshot) {
    return new RestorablePoint(
        snapshot.names(),
        snapshot.disks().stream().map(DiskSnapshot::identity).toList(),
        Optional.ofNullable(snapshot.facts().get(SnapshotFacts.MACHINE)),
        false);
  }

  /**
   * A disk by its number.
   *
   * @throws InvalidInputException when there is none of that number
   */
  DiskIdentity disk(int number) {
    if (number < 0 || number >= disks.size()) {
      throw new InvalidInputException(
          "disk: recovery point "
              + names
              + " has no disk "
              + number
              + "; expected 0 to "
              + (disks.size() - 1));
    }
    return disks.get(number);
  }

  /**
   * The machine it is of, if it is of one.
   *
   * @throws dev.vaultline.engine.DamagedException when its description cannot be read
   */
  Optional<MachineDescription> machine() {
    return description.map(text -> MachineDescription.read(names.toString(), text));
  }
}
