package dev.vaultline.engine.backup;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.Coverage;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.map.DiskMap;
import dev.vaultline.engine.map.PackTable;
import dev.vaultline.engine.point.PointDisk;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.vault.Vault;
import java.util.List;
import java.util.Optional;

/** The recovery point whose maps a run clones, and which of its disks is which of the run's. */
record Parent(Optional<RecoveryPoint> point, List<DiskIdentity> disks) {

  /**
   * The parent's disk for a disk of the run: the one of the same unique id, else the one of the
   * same number when its own disk is gone. Comparing with another disk's map is harmless, for
   * blocks are compared by their digests.
   */
  Optional<PointDisk> disk(int number) {
    return point.flatMap(
        parent ->
            same(parent, disks.get(number))
                .or(() -> replaced(parent, number))
                .filter(disk -> disk.identity().size() <= disks.get(number).size()));
  }

  private static Optional<PointDisk> same(RecoveryPoint parent, DiskIdentity disk) {
    return parent.disks().stream()
        .filter(old -> old.identity().uniqueId().equals(disk.uniqueId()))
        .findFirst();
  }

  private Optional<PointDisk> replaced(RecoveryPoint parent, int number) {
    return parent.disks().stream()
        .filter(old -> old.number() == number)
        .filter(
            old -> disks.stream().noneMatch(d -> d.uniqueId().equals(old.identity().uniqueId())))
        .findFirst();
  }

  /** The parent's map for a disk of the run; that of a disk of no bytes where it has none. */
  DiskMap map(Vault vault, int number) {
    return disk(number)
        .map(old -> new RecoveryPoints(vault).map(point.orElseThrow(), old))
        .orElseGet(() -> DiskMap.empty(0));
  }

  /** The packs that the parent needs for a disk of the run. */
  PackTable packs(Vault vault, int number) {
    return disk(number)
        .map(old -> new RecoveryPoints(vault).packs(point.orElseThrow(), old))
        .orElse(PackTable.EMPTY);
  }

  /**
   * Fails when a disk is smaller than it was: disks do not shrink, so it is another disk or a
   * damaged one.
   */
  void requireNoneShrank() {
    for (DiskIdentity disk : disks) {
      point
          .flatMap(parent -> same(parent, disk))
          .filter(old -> old.identity().size() > disk.size())
          .ifPresent(
              old -> {
                throw new InvalidInputException(
                    "disk "
                        + disk.uniqueId()
                        + " has "
                        + disk.size()
                        + " bytes, but had "
                        + old.identity().size()
                        + " at the item's last recovery point; disks do not shrink. Check that it is"
                        + " whole and the right one, or protect it as a new item");
              });
    }
  }

  /** Fails when a source calls ranges unchanged since something that is not the parent's state. */
  void requireSameBase(int number, Coverage coverage) {
    if (coverage.baseSnapshot().isEmpty()) {
      return;
    }
    DiskIdentity disk = disks.get(number);
    String base = coverage.baseSnapshot().get();
    boolean bound =
        disk(number)
            .map(PointDisk::identity)
            .filter(old -> old.uniqueId().equals(disk.uniqueId()))
            .filter(old -> old.snapshotId().equals(base))
            .filter(old -> old.sectorSize() == disk.sectorSize())
            .isPresent();
    if (!bound) {
      throw new InvalidInputException(
          "the changed ranges of disk "
              + disk.uniqueId()
              + " do not start from the item's last recovery point"
              + point.map(parent -> " " + parent.id()).orElse(", for it has none")
              + "; back it up in full, without changed ranges");
    }
  }
}
