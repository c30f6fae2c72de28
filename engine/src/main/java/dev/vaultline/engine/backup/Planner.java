package dev.vaultline.engine.backup;

import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.map.DiskLayout;
import dev.vaultline.engine.vault.Vault;
import java.util.ArrayList;
import java.util.List;

/** Divides what sources say may have changed into parts of whole map pages. */
final class Planner {
  private final Vault vault;
  private final Parent parent;
  private final long partBytes;

  Planner(Vault vault, Parent parent, long partBytes) {
    this.vault = vault;
    this.parent = parent;
    this.partBytes = partBytes;
  }

  RunPlan plan(List<? extends DiskSource> sources) {
    List<PlannedPart> parts = new ArrayList<>();
    for (int disk = 0; disk < sources.size(); disk++) {
      parent.requireSameBase(disk, sources.get(disk).coverage());
      planDisk(disk, sources.get(disk), parts);
    }
    return new RunPlan(sources.stream().map(DiskSource::coverage).toList(), parts);
  }

  private void planDisk(int disk, DiskSource source, List<PlannedPart> parts) {
    DiskLayout layout = vault.layout(source.identity().size());
    long known = parent.disk(disk).map(old -> old.identity().size()).orElse(0L);
    PageExtents extents = new PageExtents(source, layout);
    int number = 0;
    int first = -1;
    int last = -1;
    long bytes = 0;
    for (int page = 0; page < layout.pages(); page++) {
      PageScan scan = new PageScan(extents, layout, page, known);
      // A page that is all zeros matters only where the parent may have something.
      if (scan.keepsAll() || (scan.zeroesAll() && layout.pageStart(page) >= known)) {
        continue;
      }
      if (first >= 0 && bytes + scan.readBytes() > partBytes) {
        parts.add(new PlannedPart(new PartId(disk, number++), first, last - first + 1, bytes));
        first = -1;
        bytes = 0;
      }
      first = first < 0 ? page : first;
      last = page;
      bytes += scan.readBytes();
    }
    if (first >= 0) {
      parts.add(new PlannedPart(new PartId(disk, number), first, last - first + 1, bytes));
    }
  }
}
