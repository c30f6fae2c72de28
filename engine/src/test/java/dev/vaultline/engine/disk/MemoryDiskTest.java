package dev.vaultline.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MemoryDiskTest {

  private static MemorySnapshot snapshot(byte[] content) {
    return new MemoryDisk("disk", content.length).write(0, content).snapshot("s1");
  }

  @Nested
  class ReadAsAWhole extends DiskSourceContract {
    @Override
    protected DiskSource open(byte[] content) {
      return snapshot(content).source();
    }
  }

  @Nested
  class ReadWithKnownZeros extends DiskSourceContract {
    @Override
    protected DiskSource open(byte[] content) {
      return snapshot(content).allocatedSource();
    }
  }

  @Nested
  class ReadSinceABase extends DiskSourceContract {
    @Override
    protected DiskSource open(byte[] content) {
      return snapshot(content).sourceSince(snapshot(base(content)));
    }

    @Override
    protected byte[] base(byte[] content) {
      byte[] base = content.clone();
      base[700_000] = 1;
      base[1_500_000] ^= 1;
      return base;
    }
  }

  @Nested
  class Written extends DiskTargetContract {
    private MemoryTarget target;

    @Override
    protected DiskTarget open(int size) {
      target = new MemoryTarget(size);
      return target;
    }

    @Override
    protected byte[] written() {
      assertThat(target.isComplete() && target.isClosed()).isTrue();
      return target.content();
    }
  }

  @Test
  void keeps_a_snapshot_as_it_was_and_knows_what_changed_since() {
    MemoryDisk disk = new MemoryDisk("disk", 4_096).fill(0, 4_096, 1);
    MemorySnapshot before = disk.snapshot("s1");
    disk.fill(600, 10, 2).fill(2_048, 512, 0);
    MemorySnapshot after = disk.snapshot("s2");

    assertThat(before.content()).containsOnly(1);
    assertThat(after.sourceSince(before).extents(new ByteRange(0, 4_096)))
        .isEqualTo(
            List.of(
                new Extent(ByteRange.between(0, 512), Extent.Kind.UNCHANGED),
                new Extent(ByteRange.between(512, 1_024), Extent.Kind.DATA),
                new Extent(ByteRange.between(1_024, 2_048), Extent.Kind.UNCHANGED),
                new Extent(ByteRange.between(2_048, 2_560), Extent.Kind.ZERO),
                new Extent(ByteRange.between(2_560, 4_096), Extent.Kind.UNCHANGED)));
    assertThat(after.sourceSince(before).coverage().baseSnapshot()).contains("s1");
  }
}
