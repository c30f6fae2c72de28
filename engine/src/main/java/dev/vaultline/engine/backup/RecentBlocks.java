package dev.vaultline.engine.backup;

import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.map.BlockPlace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where the blocks that a part stored live, so that it stores none twice. Of bounded size. */
final class RecentBlocks {
  /** About 6 MiB of memory; the new blocks of 512 MiB at 16 KiB. */
  private static final int MOST = 1 << 15;

  private final Map<Digest, BlockPlace> places = new HashMap<>();

  Optional<BlockPlace> find(byte[] id) {
    return Optional.ofNullable(places.get(Digest.copyOf(id, 0)));
  }

  void add(byte[] ids, int offset, BlockPlace place) {
    if (places.size() == MOST) {
      places.clear();
    }
    places.put(Digest.copyOf(ids, offset), place);
  }
}
