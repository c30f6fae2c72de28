package dev.vaultline.engine.point;

import dev.vaultline.engine.disk.Coverage;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.map.DiskMap;
import dev.vaultline.engine.map.PackTable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A recovery point that is about to be committed; see {@link RecoveryPoint} for the fields. */
public record PointDraft(
    PointNames names,
    UUID vault,
    PointFacts facts,
    Optional<PointId> parent,
    Optional<Digest> previous,
    PointStatistics statistics,
    List<Disk> disks) {

  /** One disk of the draft. */
  public record Disk(DiskIdentity identity, Coverage coverage, DiskMap map, PackTable packs) {}
}
