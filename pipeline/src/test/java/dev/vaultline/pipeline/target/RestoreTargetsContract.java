package dev.vaultline.pipeline.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.DiskTarget;
import dev.vaultline.pipeline.platform.Progress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What every {@link RestoreTargets} must do. */
public abstract class RestoreTargetsContract {
  /** Of the disks under test: the least that a managed disk may have which is uploaded. */
  protected static final int SIZE = 20 << 20;

  /** How often an operation may be asked for before it has to be done. */
  private static final int PATIENCE = 1_000;

  /** A disk that is not there, the same at each call. */
  protected abstract TargetDisk disk();

  /** The targets under test, with nothing in them. */
  protected abstract RestoreTargets targets();

  /** The bytes of a target; empty when it is not there. */
  protected abstract byte[] content(TargetDisk target);

  @Test
  void aNewTargetHoldsZeros() {
    create("job-1", SIZE);
    assertThat(content(disk())).isEqualTo(new byte[SIZE]);
  }

  @Test
  void holdsWhatIsWrittenThroughTwoHandles() {
    create("job-1", SIZE);
    write(0, 1024, 1);
    write(SIZE - 8192, 8192, 2);
    byte[] expected = new byte[SIZE];
    Arrays.fill(expected, 0, 1024, (byte) 1);
    Arrays.fill(expected, SIZE - 8192, SIZE, (byte) 2);
    assertThat(content(disk())).isEqualTo(expected);
  }

  @Test
  void createdAgainByTheSameRestoreItKeepsWhatItHolds() {
    create("job-1", SIZE);
    write(0, 1024, 1);
    create("job-1", SIZE);
    assertThat(content(disk())[0]).isEqualTo((byte) 1);
  }

  @Test
  void refusesWhatAnotherRestoreCreatedOrAnotherSize() {
    create("job-1", SIZE);
    assertThatThrownBy(() -> create("job-2", SIZE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(disk().toString());
    assertThatThrownBy(() -> create("job-1", 2 * SIZE)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void dropsOnlyWhatTheSameRestoreCreated() {
    create("job-1", SIZE);
    drop("job-2");
    assertThat(content(disk())).hasSize(SIZE);
    drop("job-1");
    drop("job-1");
    assertThat(content(disk())).isEmpty();
  }

  @Test
  void finishedItHoldsWhatWasWrittenHoweverOftenItIsFinished() {
    create("job-1", SIZE);
    write(4096, 1024, 3);
    finish("job-1");
    finish("job-1");
    byte[] expected = new byte[SIZE];
    Arrays.fill(expected, 4096, 5120, (byte) 3);
    assertThat(content(disk())).isEqualTo(expected);
    drop("job-1");
    assertThat(content(disk())).isEmpty();
  }

  @Test
  void refusesToOpenWhatIsNotThere() {
    assertThatThrownBy(() -> targets().open(disk())).isInstanceOf(InvalidInputException.class);
  }

  private void create(String owner, long size) {
    done(token -> targets().create(disk(), owner, size, token));
  }

  private void finish(String owner) {
    done(token -> targets().finish(disk(), owner, SIZE, token));
  }

  private void drop(String owner) {
    done(token -> targets().drop(disk(), owner, token));
  }

  /** Asks until it is done, as an orchestration does. */
  private static void done(Function<String, Progress<TargetDisk>> request) {
    String token = "";
    for (int asked = 0; asked < PATIENCE; asked++) {
      Progress<TargetDisk> progress = request.apply(token);
      if (progress instanceof Progress.Done<TargetDisk>) {
        return;
      }
      token = ((Progress.Pending<TargetDisk>) progress).token();
    }
    throw new AssertionError("still pending after " + PATIENCE + " requests");
  }

  private void write(long offset, int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    try (DiskTarget target = targets().open(disk())) {
      assertThat(target.size()).isEqualTo(SIZE);
      target.write(offset, ByteBuffer.wrap(bytes));
      target.complete();
    }
  }
}
