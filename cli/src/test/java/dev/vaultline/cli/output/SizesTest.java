package dev.vaultline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1024, 1.0 KiB",
    "1048575, 1.0 MiB",
    "1572864, 1.5 MiB",
    "9223372036854775807, 8.0 EiB"
  })
  void areShownWithOneDecimalInTheUnitThatFits(long bytes, String text) {
    assertThat(Sizes.text(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "65536, 65536",
    "64KiB, 65536",
    "64 kib, 65536",
    "64K, 65536",
    "64KB, 65536",
    "1.5GiB, 1610612736",
    "7B, 7",
    "2T, 2199023255552"
  })
  void areReadWithUnitsThatArePowersOf1024(String text, long bytes) {
    assertThat(Sizes.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "1.3B", "64 KiB 3", "999999999999T", "1e6", "KiB"})
  void areRefusedWhenTheyAreNone(String text) {
    assertThatThrownBy(() -> Sizes.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is not a size");
  }
}
