package dev.vaultline.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a file that holds something, as a device would. */
class BlockDeviceTargetTest extends DiskTargetContract {
  private static final int EXTRA = 1_000;

  @TempDir private Path folder;
  private int size;

  private Path device() {
    return folder.resolve("device");
  }

  @Override
  protected DiskTarget open(int size) {
    this.size = size;
    byte[] old = new byte[size + EXTRA];
    Arrays.fill(old, (byte) 'o');
    try {
      Files.write(device(), old);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return BlockDeviceTarget.overwrite(device(), size);
  }

  @Override
  protected byte[] written() {
    try {
      byte[] all = Files.readAllBytes(device());
      assertThat(Arrays.copyOfRange(all, size, size + EXTRA)).containsOnly('o');
      return Arrays.copyOf(all, size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void refuses_a_device_that_is_too_small_or_missing() throws IOException {
    Files.write(device(), new byte[512]);

    assertThatThrownBy(() -> BlockDeviceTarget.overwrite(device(), 513))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has 512 bytes, too few for a disk of 513");
    assertThatThrownBy(() -> BlockDeviceTarget.overwrite(folder.resolve("none"), 513))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("none: there is no such file");
  }
}
