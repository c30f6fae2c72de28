package dev.vaultline.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.RawDiskTarget.Existing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawDiskTargetTest extends DiskTargetContract {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("restored.img");
  }

  private Path partial() {
    return folder.resolve("restored.img.partial");
  }

  @Override
  protected DiskTarget open(int size) {
    return RawDiskTarget.create(file(), size, Existing.REFUSE);
  }

  @Override
  protected byte[] written() {
    assertThat(partial()).doesNotExist();
    return bytesOf(file());
  }

  private static byte[] bytesOf(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void takes_no_space_for_zeros() throws IOException {
    long size = 8L << 30;
    try (DiskTarget target = RawDiskTarget.create(file(), size, Existing.REFUSE)) {
      target.write(4L << 30, ByteBuffer.allocateDirect(16 << 20));
      target.write(size - 3, ByteBuffer.wrap(new byte[] {0, 0, 9}));
      target.complete();
    }

    assertThat(Files.size(file())).isEqualTo(size);
    assertThat(allocated()).isLessThan(1 << 20);
  }

  private long allocated() throws IOException {
    Process du = new ProcessBuilder("du", "-k", file().toString()).start();
    String line = du.inputReader().readLine();
    return Long.parseLong(line.substring(0, line.indexOf('\t'))) << 10;
  }

  @Test
  void refuses_to_overwrite_a_file_unless_told_to() throws IOException {
    Files.writeString(file(), "precious");

    assertThatThrownBy(() -> open(512))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("restored.img exists");
    try (DiskTarget target = RawDiskTarget.create(file(), 512, Existing.REPLACE)) {
      assertThat(file()).hasContent("precious");
      target.complete();
    }

    assertThat(bytesOf(file())).isEqualTo(new byte[512]);
  }

  @Test
  void refuses_a_file_that_appeared_during_the_restore() throws IOException {
    try (DiskTarget target = open(512)) {
      Files.writeString(file(), "precious");
      assertThatThrownBy(target::complete).isInstanceOf(InvalidInputException.class);
    }

    assertThat(file()).hasContent("precious");
    assertThat(partial()).doesNotExist();
  }

  @Test
  void leaves_nothing_when_it_is_closed_before_it_is_complete() {
    try (DiskTarget target = open(512)) {
      target.write(0, ByteBuffer.wrap(new byte[] {1}));
      assertThat(partial()).exists();
    }

    assertThat(partial()).doesNotExist();
    assertThat(file()).doesNotExist();
  }

  @Test
  void begins_anew_where_a_killed_restore_left_its_file() throws IOException {
    byte[] leftover = new byte[9_000];
    Arrays.fill(leftover, (byte) 5);
    Files.write(partial(), leftover);

    try (DiskTarget target = open(4_096)) {
      target.complete();
    }

    assertThat(written()).isEqualTo(new byte[4_096]);
  }

  @Test
  void refuses_to_write_where_another_restore_is_writing() {
    try (DiskTarget first = open(512)) {
      first.write(0, ByteBuffer.wrap(new byte[] {1}));
      assertThatThrownBy(() -> open(512))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("another restore is writing");
      first.complete();
    }

    assertThat(written()[0]).isEqualTo((byte) 1);
  }

  @Test
  void names_the_folder_that_is_missing() {
    assertThatThrownBy(
            () -> RawDiskTarget.create(folder.resolve("no/disk.img"), 512, Existing.REFUSE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("there is no folder " + folder.resolve("no"));
  }
}
