package dev.vaultline.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vaultline.engine.InvalidInputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawDiskSourceTest {
  private static final int PAGE = 4_096;

  @TempDir private Path folder;

  private Path image(byte[] content) {
    try {
      return Files.write(folder.resolve("disk.img"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Nested
  class ReadAsAWhole extends DiskSourceContract {
    @Override
    protected DiskSource open(byte[] content) {
      return RawDiskSource.full(image(content), Optional.empty());
    }
  }

  @Nested
  class ReadButForItsHoles extends DiskSourceContract {
    @Override
    protected DiskSource open(byte[] content) {
      return RawDiskSource.full(sparseImage(content), Optional.empty());
    }
  }

  /** Only pages that hold data are written. */
  private Path sparseImage(byte[] content) {
    Path image = folder.resolve("sparse.img");
    byte[] zeros = new byte[PAGE];
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(content.length);
      for (int start = 0; start < content.length; start += PAGE) {
        int end = Math.min(content.length, start + PAGE);
        if (!Arrays.equals(content, start, end, zeros, 0, end - start)) {
          file.seek(start);
          file.write(content, start, end - start);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return image;
  }

  private static Holes assumeHolesAreTold(Path image) {
    Optional<Holes> holes = Holes.of(image);
    assumeThat(holes).as("a file system that is known to tell holes").isPresent();
    return holes.orElseThrow();
  }

  @Test
  void calls_zeros_what_its_file_system_calls_holes() {
    byte[] content = new byte[1 << 20];
    content[300_000] = 1;
    content[800_000] = 1;
    Path image = sparseImage(content);
    assumeHolesAreTold(image).close();
    Extent.Kind zero = Extent.Kind.ZERO;
    Extent.Kind data = Extent.Kind.DATA;
    try (DiskSource source = RawDiskSource.full(image, Optional.empty())) {
      assertThat(source.extents(new ByteRange(PAGE, content.length - PAGE)))
          .containsExactly(
              new Extent(ByteRange.between(PAGE, 73 * PAGE), zero),
              new Extent(ByteRange.between(73 * PAGE, 74 * PAGE), data),
              new Extent(ByteRange.between(74 * PAGE, 195 * PAGE), zero),
              new Extent(ByteRange.between(195 * PAGE, 196 * PAGE), data),
              new Extent(ByteRange.between(196 * PAGE, content.length), zero));
      assertThat(source.extents(new ByteRange(300_000, 1)))
          .containsExactly(new Extent(new ByteRange(300_000, 1), data));
    }
  }

  @Test
  void tells_no_holes_once_closed_for_its_descriptor_may_be_another_files() {
    Path image = sparseImage(new byte[PAGE]);
    Holes holes = assumeHolesAreTold(image);

    holes.close();
    holes.close();

    assertThatThrownBy(() -> holes.extents(new ByteRange(0, PAGE)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Nested
  class ReadByChangedRanges extends DiskSourceContract {
    private final ByteRange changed = new ByteRange(1_000_001, 77_777);

    @Override
    protected DiskSource open(byte[] content) {
      ChangedRanges ranges = new ChangedRanges(content.length, List.of(changed));
      return RawDiskSource.changed(image(content), Optional.of("disk"), ranges, "");
    }

    @Override
    protected byte[] base(byte[] content) {
      byte[] base = content.clone();
      base[1_000_001] ^= 1;
      base[1_077_777] ^= 1;
      return base;
    }
  }

  @Test
  void takes_the_real_path_for_an_id_unless_one_is_given() throws IOException {
    Path image = image(new byte[512]);
    Path link = Files.createSymbolicLink(folder.resolve("link"), image);

    try (DiskSource byPath = RawDiskSource.full(link, Optional.empty());
        DiskSource byName = RawDiskSource.full(link, Optional.of("os-disk"))) {
      assertThat(byPath.identity())
          .isEqualTo(new DiskIdentity(image.toRealPath().toString(), "", 512, 512));
      assertThat(byName.identity().uniqueId()).isEqualTo("os-disk");
    }
  }

  @Test
  void gives_changed_ranges_as_they_are_and_all_else_as_unchanged() {
    List<ByteRange> changed = List.of(new ByteRange(10, 20), new ByteRange(1_000, 1));
    ChangedRanges ranges = new ChangedRanges(2_048, changed);
    Path image = image(new byte[2_048]);

    try (DiskSource source = RawDiskSource.changed(image, Optional.empty(), ranges, "s1")) {
      assertThat(source.coverage().baseSnapshot()).contains("s1");
      assertThat(source.extents(new ByteRange(15, 986)))
          .isEqualTo(
              List.of(
                  new Extent(ByteRange.between(15, 30), Extent.Kind.DATA),
                  new Extent(ByteRange.between(30, 1_000), Extent.Kind.UNCHANGED),
                  new Extent(ByteRange.between(1_000, 1_001), Extent.Kind.DATA)));
    }
  }

  @Test
  void refuses_changed_ranges_of_a_disk_of_another_size() {
    ChangedRanges ranges = new ChangedRanges(4_096, List.of());
    Path image = image(new byte[2_048]);

    assertThatThrownBy(() -> RawDiskSource.changed(image, Optional.empty(), ranges, ""))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("2048")
        .hasMessageContaining("4096");
  }

  @Test
  void names_the_image_that_it_cannot_read() {
    Path empty = image(new byte[0]);

    assertThatThrownBy(() -> RawDiskSource.full(folder.resolve("none"), Optional.empty()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("none: there is no such file");
    assertThatThrownBy(() -> RawDiskSource.full(folder, Optional.empty()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is a directory");
    assertThatThrownBy(() -> RawDiskSource.full(empty, Optional.empty()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("disk.img is empty");
  }

  @Test
  void notices_that_the_image_grew_or_shrank_while_it_was_read() throws IOException {
    Path image = image(new byte[4_096]);
    try (DiskSource source = RawDiskSource.full(image, Optional.empty());
        RandomAccessFile writer = new RandomAccessFile(image.toFile(), "rw")) {
      for (long size : new long[] {4_097, 1_000}) {
        writer.setLength(size);

        assertThatThrownBy(() -> source.read(0, ByteBuffer.allocate(2_048)))
            .isInstanceOf(InvalidInputException.class)
            .hasMessageContaining("had 4096 bytes when it was opened")
            .hasMessageContaining(Long.toString(size));
      }
    }
  }

  @Test
  void tells_the_size_of_a_disk() {
    assertThat(RawDiskSource.sizeOf(image(new byte[1_234]))).isEqualTo(1_234);
  }
}
