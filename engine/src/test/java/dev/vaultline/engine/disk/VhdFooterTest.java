package dev.vaultline.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.format.MalformedException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VhdFooterTest {
  private static final long MIB = 1 << 20;
  private static final VhdFooter FOOTER =
      new VhdFooter(
          32 * MIB,
          Instant.parse("2026-11-21T10:00:00Z"),
          UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"));

  /** Put together by hand from the tables of the specification. */
  @Test
  void isWrittenAsTheSpecificationSays() {
    byte[] footer = FOOTER.encode();
    String fields =
        "636f6e6563746978" // cookie
            + "00000002" // reserved feature
            + "00010000" // format 1.0
            + "ffffffffffffffff" // fixed: no data offset
            + "32942820" // 848,570,400 seconds since 2000
            + "77696e20000a00005769326b" // creator, its version, host
            + "0000000002000000" // original size
            + "0000000002000000" // current size
            + "03c30411" // 963 cylinders, 4 heads, 17 sectors
            + "00000002"; // fixed
    assertThat(HexFormat.of().formatHex(footer, 0, 64)).isEqualTo(fields);
    assertThat(HexFormat.of().formatHex(footer, 68, 84))
        .isEqualTo("00112233445566778899aabbccddeeff");
    assertThat(footer).hasSize(VhdFooter.LENGTH);
    assertThat(HexFormat.of().formatHex(footer, 84, 512)).matches("0+");
  }

  @Test
  void theChecksumIsTheComplementOfTheSumOfAllOtherBytes() {
    byte[] footer = FOOTER.encode();
    int checksum = ByteBuffer.wrap(footer).getInt(64);
    ByteBuffer.wrap(footer).putInt(64, 0);
    int sum = 0;
    for (byte one : footer) {
      sum += one & 0xff;
    }
    assertThat(checksum + sum).isEqualTo(-1);
  }

  @Test
  void isReadAsItWasWritten() {
    assertThat(VhdFooter.decode(FOOTER.encode())).isEqualTo(FOOTER);
  }

  @Test
  void everyChangedByteIsNoticed() {
    for (int at = 0; at < VhdFooter.LENGTH; at++) {
      byte[] footer = FOOTER.encode();
      footer[at] ^= 1;
      assertThatThrownBy(() -> VhdFooter.decode(footer)).isInstanceOf(MalformedException.class);
    }
    assertThatThrownBy(() -> VhdFooter.decode(new byte[511])).hasMessageContaining("511 bytes");
  }

  /** The figures follow the pseudo code of the specification's appendix, worked by hand. */
  @ParameterizedTest
  @CsvSource({
    "2048, 0, 4, 17",
    "33554432, 963, 4, 17",
    "134217728, 963, 16, 17",
    "142606336, 561, 16, 31",
    "251658240, 990, 16, 31",
    "1073741824, 2080, 16, 63",
    "34359738368, 16448, 16, 255",
    "136899993600, 65535, 16, 255",
    "4398046511104, 65535, 16, 255"
  })
  void theGeometryFollowsTheRule(long size, int cylinders, int heads, int sectors) {
    assertThat(VhdGeometry.of(size)).isEqualTo(new VhdGeometry(cylinders, heads, sectors));
  }

  @Test
  void refusesPartsOfSectors() {
    assertThatThrownBy(() -> new VhdFooter(1000, Instant.EPOCH, UUID.randomUUID()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000");
  }
}
