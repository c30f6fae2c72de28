package dev.vaultline.pipeline.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.DiskTarget;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every {@link RestoreTargets} must do. */
public abstract class RestoreTargetsContract {
  private static final int SIZE = 1 << 20;
  private static final PageBlobTarget DISK = new PageBlobTarget("restored", "web-1/disk-0.raw");

  /** The targets under test, with nothing in them. */
  protected abstract RestoreTargets targets();

  /** The bytes of a target; empty when it is not there. */
  protected abstract byte[] content(TargetDisk target);

  @Test
  void aNewTargetHoldsZeros() {
    targets().create(DISK, "job-1", SIZE, "");
    assertThat(content(DISK)).isEqualTo(new byte[SIZE]);
  }

  @Test
  void holdsWhatIsWrittenThroughTwoHandles() {
    targets().create(DISK, "job-1", SIZE, "");
    write(0, 1024, 1);
    write(SIZE - 8192, 8192, 2);
    byte[] expected = new byte[SIZE];
    Arrays.fill(expected, 0, 1024, (byte) 1);
    Arrays.fill(expected, SIZE - 8192, SIZE, (byte) 2);
    assertThat(content(DISK)).isEqualTo(expected);
  }

  @Test
  void createdAgainByTheSameRestoreItKeepsWhatItHolds() {
    targets().create(DISK, "job-1", SIZE, "");
    write(0, 1024, 1);
    targets().create(DISK, "job-1", SIZE, "");
    assertThat(content(DISK)[0]).isEqualTo((byte) 1);
  }

  @Test
  void refusesWhatAnotherRestoreCreatedOrAnotherSize() {
    targets().create(DISK, "job-1", SIZE, "");
    assertThatThrownBy(() -> targets().create(DISK, "job-2", SIZE, ""))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("web-1/disk-0.raw");
    assertThatThrownBy(() -> targets().create(DISK, "job-1", 2 * SIZE, ""))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void dropsOnlyWhatTheSameRestoreCreated() {
    targets().create(DISK, "job-1", SIZE, "");
    targets().drop(DISK, "job-2", "");
    assertThat(content(DISK)).hasSize(SIZE);
    targets().drop(DISK, "job-1", "");
    targets().drop(DISK, "job-1", "");
    assertThat(content(DISK)).isEmpty();
  }

  @Test
  void refusesToOpenWhatIsNotThere() {
    assertThatThrownBy(() -> targets().open(DISK)).isInstanceOf(InvalidInputException.class);
  }

  private void write(long offset, int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    try (DiskTarget target = targets().open(DISK)) {
      assertThat(target.size()).isEqualTo(SIZE);
      target.write(offset, ByteBuffer.wrap(bytes));
      target.complete();
    }
  }
}
