package dev.vaultline.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChangedRangesTest {

  /** Gaps and lengths by turns make any list of ranges in order. */
  @Property(tries = 300)
  void says_of_every_byte_of_a_window_whether_it_is_in_a_range(
      @ForAll @Size(max = 12) List<@IntRange(max = 9) Integer> steps,
      @ForAll @IntRange(max = 120) int start,
      @ForAll @IntRange(min = 1, max = 120) int length) {
    int size = 300;
    boolean[] expected = new boolean[size];
    List<ByteRange> ranges = new ArrayList<>();
    int at = 0;
    for (int i = 0; i + 1 < steps.size(); i += 2) {
      at += steps.get(i);
      int count = 1 + steps.get(i + 1);
      java.util.Arrays.fill(expected, at, at + count, true);
      ranges.add(new ByteRange(at, count));
      at += count;
    }

    List<Extent> extents = new ChangedRanges(size, ranges).extents(new ByteRange(start, length));

    long next = start;
    for (Extent extent : extents) {
      assertThat(extent.range().offset()).isEqualTo(next);
      for (long b = next; b < extent.range().end(); b++) {
        assertThat(extent.kind() == Extent.Kind.DATA).isEqualTo(expected[(int) b]);
      }
      next = extent.range().end();
    }
    assertThat(next).isEqualTo(start + length);
  }

  @Test
  void refuses_ranges_that_overlap_are_out_of_order_or_reach_past_the_end() {
    assertRefused("starts before byte 20", new ByteRange(0, 20), new ByteRange(19, 1));
    assertRefused("starts before byte 60", new ByteRange(50, 10), new ByteRange(0, 1));
    assertRefused("ends past the disk's 100 bytes", new ByteRange(50, 51));
  }

  private static void assertRefused(String why, ByteRange... ranges) {
    assertThatThrownBy(() -> new ChangedRanges(100, List.of(ranges)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(why);
  }
}
