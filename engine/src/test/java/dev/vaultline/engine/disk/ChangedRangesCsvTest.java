package dev.vaultline.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangedRangesCsvTest {
  @TempDir private Path folder;

  @Test
  void reads_ranges_in_any_order() {
    ChangedRanges ranges = read("offset_bytes,length_bytes\r\n4096,512\n\n 0 , 10 \n10,5\n");

    assertThat(ranges.ranges())
        .containsExactly(new ByteRange(0, 10), new ByteRange(10, 5), new ByteRange(4_096, 512));
    assertThat(ranges.bytes()).isEqualTo(527);
  }

  @Test
  void takes_a_header_alone_for_no_changes() {
    assertThat(read("offset_bytes,length_bytes\n").ranges()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'0,10'| 1: expected the header line 'offset_bytes,length_bytes', found '0,10'",
        "''| 1: expected the header line 'offset_bytes,length_bytes', found an empty file",
        "'H\n0,10\nten,10'| 3: expected an offset of at least 0 and a length of at least 1 byte",
        "'H\n0,10,3'| 2: expected two numbers, offset and length in bytes, found '0,10,3'",
        "'H\n7'| 2: expected two numbers",
        "'H\n0,0'| 2: expected an offset of at least 0 and a length of at least 1 byte",
        "'H\n-1,5'| 2: expected an offset",
        "'H\n9223372036854775807,9'| 2: expected an offset",
        "'H\n8000,193'| 2: the range [8000, 8193) reaches past the end of the disk of 8192 bytes",
        "'H\n100,50\n0,10\n149,1'| 4: [100, 150) and [149, 150) overlap; the other is in line 2",
      })
  void names_the_line_that_is_wrong(String text, String expected) {
    assertThatThrownBy(() -> read(text.replace("H", "offset_bytes,length_bytes")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("changed.csv:" + expected);
  }

  @Test
  void names_the_file_that_is_missing() {
    assertThatThrownBy(() -> ChangedRangesCsv.read(folder.resolve("none.csv"), 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("none.csv: there is no such file");
  }

  private ChangedRanges read(String text) {
    Path file = folder.resolve("changed.csv");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return ChangedRangesCsv.read(file, 8_192);
  }
}
