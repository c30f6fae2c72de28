package dev.vaultline.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DiskSource} guarantees. */
public abstract class DiskSourceContract {
  private static final int SIZE = 3 * 1024 * 1024 + 512;
  private byte[] content;
  private DiskSource source;

  /** Opens a source on a disk of the given bytes. */
  protected abstract DiskSource open(byte[] content);

  /**
   * The disk's state in the base snapshot, for a source that knows what changed; by default what
   * must not be relied on.
   */
  protected byte[] base(byte[] content) {
    return content;
  }

  @BeforeEach
  void openSource() {
    content = new byte[SIZE];
    new Random(11).nextBytes(content);
    Arrays.fill(content, 4_096, 1 << 20, (byte) 0);
    Arrays.fill(content, (2 << 20) + 512, (2 << 20) + 1_024, (byte) 0);
    source = open(content);
  }

  @AfterEach
  void closeSource() {
    source.close();
    source.close();
  }

  @Test
  void knows_the_size_of_its_disk_and_has_an_id() {
    assertThat(source.identity().size()).isEqualTo(SIZE);
    assertThat(source.identity().uniqueId()).isNotEmpty();
    assertThat(source.coverage().reason()).isNotEmpty();
  }

  @Test
  void fills_a_buffer_from_its_position_to_its_limit() {
    for (ByteBuffer buffer :
        List.of(ByteBuffer.allocate(5_000), ByteBuffer.allocateDirect(5_000))) {
      buffer.position(100).limit(3_172);
      source.read(1_024, buffer);

      assertThat(buffer.remaining()).isZero();
      buffer.position(100);
      assertThat(buffer).isEqualTo(ByteBuffer.wrap(content, 1_024, 3_072).slice());
    }
  }

  @Test
  void reads_the_whole_disk_in_one_go() {
    assertThat(Arrays.equals(read(source, new ByteRange(0, SIZE)), content)).isTrue();
  }

  @Test
  void reads_from_any_byte_on_whatever_its_sectors_are() {
    Random random = new Random(5);
    for (int i = 0; i < 20; i++) {
      int offset = random.nextInt(SIZE - 1);
      int length = 1 + random.nextInt(Math.min(20_000, SIZE - offset));
      assertThat(read(source, new ByteRange(offset, length)))
          .isEqualTo(Arrays.copyOfRange(content, offset, offset + length));
    }
  }

  @Test
  void refuses_to_read_past_its_end() {
    for (long offset : new long[] {-1, SIZE - 511, SIZE, 1L << 50}) {
      assertThatThrownBy(() -> source.read(offset, ByteBuffer.allocate(512)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> source.extents(new ByteRange(SIZE - 512, 513)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void covers_any_window_exactly_and_says_nothing_wrong() {
    List<ByteRange> windows = new ArrayList<>(List.of(new ByteRange(0, SIZE)));
    Random random = new Random(3);
    for (int i = 0; i < 30; i++) {
      int offset = random.nextInt(SIZE - 1);
      windows.add(new ByteRange(offset, 1 + random.nextInt(SIZE - offset)));
    }

    windows.forEach(this::checkExtents);
  }

  @Test
  void can_be_read_by_many_threads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<byte[]>> reads = new ArrayList<>();
      for (int at = 0; at + 65_536 <= SIZE; at += 65_536) {
        ByteRange range = new ByteRange(at, 65_536);
        reads.add(() -> read(source, range));
      }
      int at = 0;
      for (Future<byte[]> result : threads.invokeAll(reads)) {
        assertThat(Arrays.equals(result.get(), Arrays.copyOfRange(content, at, at + 65_536)))
            .isTrue();
        at += 65_536;
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void checkExtents(ByteRange window) {
    long at = window.offset();
    for (Extent extent : source.extents(window)) {
      assertThat(extent.range().offset()).isEqualTo(at);
      at = extent.range().end();
      byte[] here = slice(content, extent.range());
      switch (extent.kind()) {
        case ZERO -> assertThat(here).containsOnly(0);
        case UNCHANGED -> {
          assertThat(source.coverage().baseSnapshot()).isPresent();
          assertThat(here).isEqualTo(slice(base(content), extent.range()));
        }
        case DATA -> assertThat(extent.range().length()).isPositive();
      }
    }
    assertThat(at).isEqualTo(window.end());
  }

  private static byte[] slice(byte[] bytes, ByteRange range) {
    return Arrays.copyOfRange(bytes, (int) range.offset(), (int) range.end());
  }

  private static byte[] read(DiskSource source, ByteRange range) {
    ByteBuffer buffer = ByteBuffer.allocate((int) range.length());
    source.read(range.offset(), buffer);
    return buffer.array();
  }
}
