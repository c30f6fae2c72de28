package dev.vaultline.engine.restore;

import dev.vaultline.engine.map.MapPage;
import dev.vaultline.engine.pack.FrameAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A frame and the blocks of a page that live in it.
 *
 * @param blocks in ascending order
 */
record FrameUse(FrameAddress frame, List<Integer> blocks) {

  /** The frames that some blocks of a page need, each once, in the order of packs and offsets. */
  static List<FrameUse> of(MapPage page, int firstBlock, int endBlock) {
    Map<FrameAddress, FrameUse> uses = new LinkedHashMap<>();
    for (int block = firstBlock; block < endBlock; block++) {
      if (!page.isHole(block)) {
        uses.computeIfAbsent(page.frame(block), frame -> new FrameUse(frame, new ArrayList<>()))
            .blocks
            .add(block);
      }
    }
    return sorted(uses.values());
  }

  private static List<FrameUse> sorted(Collection<FrameUse> uses) {
    return uses.stream()
        .sorted(
            Comparator.comparing((FrameUse use) -> use.frame.pack())
                .thenComparing(use -> use.frame.offset()))
        .toList();
  }
}
