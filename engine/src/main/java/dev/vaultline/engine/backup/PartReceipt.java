package dev.vaultline.engine.backup;

import dev.vaultline.engine.map.PageRef;
import dev.vaultline.engine.pack.PackRef;
import dev.vaultline.engine.point.PointStatistics;
import dev.vaultline.engine.store.ObjectName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the transfer of one part stored. The first receipt of a part that reaches the vault counts;
 * what other attempts stored is garbage.
 *
 * @param packs all packs the attempt wrote
 * @param pages new places of the pages that changed, by page number; empty for all holes
 * @param live by data pack, how many more (or fewer) plain bytes of the disk live there than in the
 *     parent's map
 */
public record PartReceipt(
    PartId id,
    List<PackRef> packs,
    Map<Integer, Optional<PageRef>> pages,
    Map<ObjectName, Long> live,
    PointStatistics statistics) {}
