package dev.vaultline.engine.disk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The state of a {@link MemoryDisk} at one instant, which can be read in several ways. */
public final class MemorySnapshot {
  private static final int SECTOR = 512;

  private final String uniqueId;
  private final String snapshotId;
  private final byte[] content;

  MemorySnapshot(String uniqueId, String snapshotId, byte[] content) {
    this.uniqueId = uniqueId;
    this.snapshotId = snapshotId;
    this.content = content;
  }

  /** A copy of its bytes. */
  public byte[] content() {
    return content.clone();
  }

  /** Read as a whole, with nothing known beforehand. */
  public MemorySource source() {
    List<Extent> all = List.of(new Extent(new ByteRange(0, content.length), Extent.Kind.DATA));
    return source(Coverage.full("nothing is known of a memory disk"), all);
  }

  /** Read in full, sectors of zeros being known. */
  public MemorySource allocatedSource() {
    return source(Coverage.full("zeros are known"), extents(sector -> kind(sector)));
  }

  /** Read where it differs from an earlier snapshot, sector by sector; new zeros are known. */
  public MemorySource sourceSince(MemorySnapshot base) {
    List<Extent> extents =
        extents(sector -> sameAs(base, sector) ? Extent.Kind.UNCHANGED : kind(sector));
    return source(Coverage.since(base.snapshotId, "changes are known"), extents);
  }

  private MemorySource source(Coverage coverage, List<Extent> extents) {
    DiskIdentity identity = new DiskIdentity(uniqueId, snapshotId, content.length, SECTOR);
    return new MemorySource(identity, coverage, extents, content);
  }

  private interface SectorKind {
    Extent.Kind of(ByteRange sector);
  }

  private List<Extent> extents(SectorKind kind) {
    List<Extent> sectors = new ArrayList<>();
    for (int at = 0; at < content.length; at += SECTOR) {
      ByteRange sector = ByteRange.between(at, Math.min(at + SECTOR, content.length));
      sectors.add(new Extent(sector, kind.of(sector)));
    }
    return Extent.cover(new ByteRange(0, content.length), sectors, Extent.Kind.DATA);
  }

  private Extent.Kind kind(ByteRange sector) {
    for (long at = sector.offset(); at < sector.end(); at++) {
      if (content[(int) at] != 0) {
        return Extent.Kind.DATA;
      }
    }
    return Extent.Kind.ZERO;
  }

  private boolean sameAs(MemorySnapshot base, ByteRange sector) {
    int from = (int) sector.offset();
    int to = (int) sector.end();
    return to <= base.content.length && Arrays.equals(content, from, to, base.content, from, to);
  }
}
