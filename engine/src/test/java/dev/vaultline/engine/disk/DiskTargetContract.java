package dev.vaultline.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link DiskTarget} guarantees. */
public abstract class DiskTargetContract {
  private static final int SIZE = 9 * 1024 * 1024 + 512;

  /** Begins a new target. */
  protected abstract DiskTarget open(int size);

  /** What the target holds once it is complete and closed. */
  protected abstract byte[] written();

  @Test
  void holds_zeros_where_nothing_was_written() {
    try (DiskTarget target = open(SIZE)) {
      assertThat(target.size()).isEqualTo(SIZE);
      target.complete();
    }

    assertThat(Arrays.equals(written(), new byte[SIZE])).isTrue();
  }

  @Test
  void holds_what_was_written_by_many_threads_in_any_order() throws Exception {
    byte[] content = content();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (DiskTarget target = open(SIZE)) {
      for (Future<Boolean> write : threads.invokeAll(writes(target, content))) {
        assertThat(write.get()).isTrue();
      }
      target.complete();
    } finally {
      threads.shutdownNow();
    }

    assertThat(Arrays.equals(written(), content)).isTrue();
  }

  @Test
  void writes_what_remains_in_a_buffer() {
    byte[] expected = new byte[SIZE];
    Arrays.fill(expected, 1_024, 1_536, (byte) 7);
    ByteBuffer buffer = ByteBuffer.allocateDirect(2_048);
    while (buffer.hasRemaining()) {
      buffer.put((byte) 7);
    }
    buffer.position(512).limit(1_024);

    try (DiskTarget target = open(SIZE)) {
      target.write(1_024, buffer);
      assertThat(buffer.remaining()).isZero();
      target.complete();
    }

    assertThat(Arrays.equals(written(), expected)).isTrue();
  }

  @Test
  void writes_one_large_buffer_with_its_zeros() {
    byte[] content = content();

    try (DiskTarget target = open(SIZE)) {
      target.write(0, ByteBuffer.wrap(content).asReadOnlyBuffer());
      target.complete();
      target.complete();
    }

    assertThat(Arrays.equals(written(), content)).isTrue();
  }

  @Test
  void refuses_to_write_past_its_end() {
    try (DiskTarget target = open(SIZE)) {
      for (long offset : new long[] {-512, SIZE, SIZE + 512L}) {
        assertThatThrownBy(() -> target.write(offset, ByteBuffer.allocate(512)))
            .isInstanceOf(IllegalArgumentException.class);
      }
      assertThatThrownBy(() -> target.write(SIZE - 512, ByteBuffer.allocate(1_024)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static byte[] content() {
    byte[] content = new byte[SIZE];
    new Random(23).nextBytes(content);
    Arrays.fill(content, 0, 10_240, (byte) 0);
    Arrays.fill(content, 1 << 20, (6 << 20) + 1_024, (byte) 0);
    Arrays.fill(content, SIZE - 5_120, SIZE, (byte) 0);
    return content;
  }

  private static List<Callable<Boolean>> writes(DiskTarget target, byte[] content) {
    List<Callable<Boolean>> writes = new ArrayList<>();
    int length = 512 * 333;
    for (int at = 0; at < SIZE; at += length) {
      int offset = at;
      ByteBuffer piece = ByteBuffer.wrap(content, at, Math.min(length, SIZE - at));
      writes.add(
          () -> {
            target.write(offset, piece);
            return true;
          });
    }
    Collections.shuffle(writes, new Random(1));
    return writes;
  }
}
