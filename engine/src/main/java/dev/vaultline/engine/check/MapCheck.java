package dev.vaultline.engine.check;

import dev.vaultline.engine.check.PageFindings.Fault;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.map.DiskLayout;
import dev.vaultline.engine.map.DiskMap;
import dev.vaultline.engine.map.PackTable;
import dev.vaultline.engine.map.PageRef;
import dev.vaultline.engine.point.PointDisk;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.engine.work.Worker;
import dev.vaultline.engine.work.Workforce;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Checks the maps of disks, each page once however many recovery points share it. */
final class MapCheck {
  /** Findings kept in memory: about 50 MiB. */
  private static final int MOST_PAGES = 100_000;

  private final Vault vault;
  private final RecoveryPoints points;
  private final Map<ObjectName, PackFindings> packs;
  private final DamageTally tally;
  private final int threads;
  private final Map<PageRef, PageFindings> seen = new ConcurrentHashMap<>();

  MapCheck(Vault vault, Map<ObjectName, PackFindings> packs, DamageTally tally, int threads) {
    this.vault = vault;
    this.points = new RecoveryPoints(vault);
    this.packs = packs;
    this.tally = tally;
    this.threads = threads;
  }

  void forgetPages() {
    seen.clear();
  }

  void check(RecoveryPoint point, PointDisk disk) {
    DiskLayout layout = vault.layout(disk.identity().size());
    DiskMap map = points.map(point, disk);
    Map<ObjectName, Long> live = new TreeMap<>(map.liveBytes());
    Workforce.run(
        threads,
        map.pages(),
        () ->
            new Worker() {
              private final PageCheck pageCheck = new PageCheck(vault, layout, packs);

              @Override
              public void work(int number) {
                map.page(number)
                    .map(ref -> findings(pageCheck, number, ref))
                    .ifPresent(found -> report(point, disk, layout, number, found, live));
              }

              @Override
              public void close() {
                pageCheck.close();
              }
            });
    if (tally.damages().isEmpty()) {
      checkBooks(point, points.packs(point, disk), live);
    }
  }

  private PageFindings findings(PageCheck pageCheck, int number, PageRef ref) {
    if (seen.size() > MOST_PAGES) {
      seen.clear();
    }
    PageFindings known = seen.get(ref);
    if (known == null) {
      known = pageCheck.check(number, ref);
      seen.put(ref, known);
    }
    return known;
  }

  private void report(
      RecoveryPoint point,
      PointDisk disk,
      DiskLayout layout,
      int number,
      PageFindings found,
      Map<ObjectName, Long> live) {
    synchronized (live) {
      found.live().forEach((pack, bytes) -> live.merge(pack, bytes, Long::sum));
    }
    for (Fault fault : found.faults()) {
      long start = layout.pageStart(number) + (long) fault.firstBlock() * layout.blockSize();
      long end = layout.pageStart(number) + (long) fault.endBlock() * layout.blockSize();
      ByteRange range = ByteRange.between(start, Math.min(end, layout.size()));
      tally.add(fault.object(), fault.what(), point.names(), disk.number(), range);
    }
  }

  /** A pack that a record does not list, or lists with nothing alive, could be swept away. */
  private void checkBooks(RecoveryPoint point, PackTable table, Map<ObjectName, Long> live) {
    Map<ObjectName, Long> listed = new TreeMap<>();
    table.rows().forEach(row -> listed.put(row.pack().name(), row.liveBytes()));
    Optional<ObjectName> wrong =
        listed.keySet().stream()
            .filter(pack -> !Objects.equals(listed.get(pack), live.get(pack)))
            .findFirst();
    if (wrong.isPresent() || listed.size() != live.size()) {
      tally.add(
          point.names().record().value(),
          "its table of packs does not agree with its maps"
              + wrong.map(pack -> " about " + pack).orElse(""));
    }
  }
}
