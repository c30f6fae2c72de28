package dev.vaultline.pipeline.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.disk.ByteRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RangeSizeTest {
  @ParameterizedTest
  @ValueSource(longs = {512, 256L << 20, (256L << 20) + 512, 127L << 30, 4L << 40, 64L << 40})
  void rangesCoverADiskOnceAndAreNeitherTooManyNorTooLarge(long size) {
    long covered = 0;
    for (int number = 0; number < RangeSize.count(size); number++) {
      ByteRange range = RangeSize.range(size, number);
      assertThat(range.offset()).isEqualTo(covered);
      assertThat(range.length()).isLessThanOrEqualTo(16L << 30);
      covered = range.end();
    }
    assertThat(covered).isEqualTo(size);
    assertThat(RangeSize.count(size)).isLessThanOrEqualTo(4_096);
  }
}
