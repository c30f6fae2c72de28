package dev.vaultline.local.compute.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtentsTest {
  private static final int PAGES = 64;

  /** Any sets of pages, against the same done with bits. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void areTheSetsThatBitsSay(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      BitSet left = bits(random);
      BitSet right = bits(random);
      BitSet common = (BitSet) left.clone();
      common.and(right);
      BitSet without = (BitSet) left.clone();
      without.andNot(right);

      assertThat(Extents.common(extents(left), extents(right))).isEqualTo(extents(common));
      assertThat(Extents.without(extents(left), extents(right))).isEqualTo(extents(without));
    }
  }

  @Test
  void aWindowCutsAndNeighboursAreJoined() {
    List<Extent> two = List.of(new Extent(1024, 1024), new Extent(0, 1024));

    assertThat(Extents.within(two, new Extent(512, 1024))).containsExactly(new Extent(512, 1024));
  }

  @Test
  void anExtentIsOfWholePages() {
    assertThatThrownBy(() -> new Extent(100, 512)).hasMessageContaining("whole pages");
  }

  private static BitSet bits(Random random) {
    BitSet bits = new BitSet(PAGES);
    for (int i = 0; i < PAGES; i++) {
      bits.set(i, random.nextInt(3) > 0);
    }
    return bits;
  }

  private static List<Extent> extents(BitSet bits) {
    List<Extent> extents = new ArrayList<>();
    for (int from = bits.nextSetBit(0); from >= 0; ) {
      int to = bits.nextClearBit(from);
      extents.add(Extent.between(from * 512L, to * 512L));
      from = bits.nextSetBit(to);
    }
    return extents;
  }
}
