package dev.vaultline.pipeline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.disk.Extent;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.platform.Progress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link SnapshotService} must do. */
public abstract class SnapshotServiceContract {
  private static final int SIZE = 1 << 20;
  private static final ItemId ITEM = new ItemId("web-1");
  private static final PointId FIRST = PointId.of(Instant.parse("2026-11-21T01:00:00Z"), 1);
  private static final PointId SECOND = PointId.of(Instant.parse("2026-11-21T02:00:00Z"), 2);

  /** The service under test. */
  protected abstract SnapshotService service();

  /** A new disk of this content. */
  protected abstract DiskLocation disk(String name, byte[] content);

  /** Writes over the start of a disk. */
  protected abstract void write(DiskLocation disk, byte[] start);

  @Test
  void aSnapshotHoldsTheDiskAsItWas() {
    DiskLocation disk = disk("held", content(1));
    Snapshot snapshot = taken(FIRST, List.of(disk));
    write(disk, content(2));
    assertThat(read(snapshot.disks().get(0), Optional.empty())).isEqualTo(content(1));
  }

  @Test
  void aRequestRepeatedFindsTheSnapshotItTook() {
    List<DiskLocation> disks = List.of(disk("one", content(1)), disk("two", content(2)));
    Snapshot first = taken(FIRST, disks);
    write(disks.get(0), content(3));
    assertThat(taken(FIRST, disks)).isEqualTo(first);
    assertThat(service().list(ITEM, new ItemSource.Disks(disks))).hasSize(1);
  }

  @Test
  void saysWhichDiskAndWhichStateOfItASnapshotHolds() {
    List<DiskLocation> disks = List.of(disk("one", content(1)), disk("two", content(2)));
    Snapshot first = taken(FIRST, disks);
    Snapshot second = taken(SECOND, disks);
    assertThat(first.disks()).extracting(DiskSnapshot::number).containsExactly(0, 1);
    assertThat(first.disks()).extracting(DiskSnapshot::disk).containsExactlyElementsOf(disks);
    assertThat(first.disks()).allSatisfy(disk -> assertThat(size(disk)).isEqualTo(SIZE));
    assertThat(second.disks().get(0).identity().uniqueId())
        .isEqualTo(first.disks().get(0).identity().uniqueId())
        .isNotEqualTo(first.disks().get(1).identity().uniqueId());
    assertThat(second.disks().get(0).identity().snapshotId())
        .isNotEmpty()
        .isNotEqualTo(first.disks().get(0).identity().snapshotId());
  }

  @Test
  void whateverTheBaseSaysAllThatChangedSinceIsReported() {
    DiskLocation disk = disk("changing", content(1));
    DiskSnapshot first = taken(FIRST, List.of(disk)).disks().get(0);
    byte[] start = new byte[4096];
    Arrays.fill(start, (byte) 9);
    write(disk, start);
    DiskSnapshot second = taken(SECOND, List.of(disk)).disks().get(0);
    byte[] expected = content(1);
    System.arraycopy(start, 0, expected, 0, start.length);
    assertThat(read(second, Optional.of(first))).isEqualTo(expected);
  }

  @Test
  void listsTheSnapshotsOfAnItemOldestFirst() {
    DiskLocation disk = disk("listed", content(1));
    Snapshot first = taken(FIRST, List.of(disk));
    Snapshot second = taken(SECOND, List.of(disk));
    assertThat(service().list(ITEM, disks(disk))).containsExactly(first, second);
    assertThat(service().list(new ItemId("web-2"), disks(disk))).isEmpty();
  }

  @Test
  void dropsTheSnapshotOfARunAndNoOther() {
    DiskLocation disk = disk("dropped", content(1));
    Snapshot first = taken(FIRST, List.of(disk));
    Snapshot second = taken(SECOND, List.of(disk));
    service().drop(ITEM, FIRST, disks(disk));
    service().drop(ITEM, FIRST, disks(disk));
    assertThat(service().list(ITEM, disks(disk))).containsExactly(second);
    assertThatThrownBy(() -> read(first.disks().get(0), Optional.empty()))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void namesADiskThatIsNotThere() {
    DiskLocation disk = disk("there", content(1));
    DiskLocation absent = new DiskLocation(disk.kind(), disk.location() + "-not");
    SnapshotRequest request = request(FIRST, List.of(disk, absent));
    assertThatThrownBy(() -> service().take(request, ""))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("there-not");
  }

  private Snapshot taken(PointId run, List<DiskLocation> disks) {
    Progress<Snapshot> progress = service().take(request(run, disks), "");
    assertThat(progress).isInstanceOf(Progress.Done.class);
    return ((Progress.Done<Snapshot>) progress).result();
  }

  private static SnapshotRequest request(PointId run, List<DiskLocation> disks) {
    return new SnapshotRequest(ITEM, run, new ItemSource.Disks(disks), Consistency.APPLICATION);
  }

  private static ItemSource disks(DiskLocation... disks) {
    return new ItemSource.Disks(List.of(disks));
  }

  private static long size(DiskSnapshot disk) {
    return disk.identity().size();
  }

  /** The disk put together from what changed since a base, over the base's own bytes. */
  private byte[] read(DiskSnapshot snapshot, Optional<DiskSnapshot> base) {
    byte[] bytes = base.map(known -> read(known, Optional.empty())).orElse(new byte[SIZE]);
    try (DiskSource source = service().open(snapshot, base.map(DiskSnapshot::identity))) {
      for (Extent extent : source.extents(new ByteRange(0, SIZE))) {
        int offset = (int) extent.range().offset();
        int length = (int) extent.range().length();
        switch (extent.kind()) {
          case DATA -> source.read(offset, ByteBuffer.wrap(bytes, offset, length));
          case ZERO -> Arrays.fill(bytes, offset, offset + length, (byte) 0);
          case UNCHANGED ->
              assertThat(source.coverage().baseSnapshot())
                  .isEqualTo(base.map(known -> known.identity().snapshotId()));
        }
      }
    }
    return bytes;
  }

  private static byte[] content(int seed) {
    byte[] content = new byte[SIZE];
    new java.util.Random(seed).nextBytes(content);
    Arrays.fill(content, SIZE / 2, SIZE / 2 + 8192, (byte) 0);
    return content;
  }
}
