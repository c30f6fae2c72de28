package dev.vaultline.engine.restore;

import dev.vaultline.engine.DamagedException;
import dev.vaultline.engine.Progress;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.DiskTarget;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.map.BlockVerifier;
import dev.vaultline.engine.map.DiskLayout;
import dev.vaultline.engine.map.DiskMap;
import dev.vaultline.engine.map.MapPage;
import dev.vaultline.engine.map.PageReader;
import dev.vaultline.engine.map.PageRef;
import dev.vaultline.engine.pack.FrameAddress;
import dev.vaultline.engine.pack.FrameDecoder;
import dev.vaultline.engine.store.ObjectMissingException;
import dev.vaultline.engine.store.ObjectTruncatedException;
import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.engine.work.Worker;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Restores page after page of a disk, as far as they lie in a range. For one thread. */
final class PageRestore implements Worker {
  /** Neighbouring frames are read together up to this. */
  private static final int READ_BYTES = 4 << 20;

  private final Vault vault;
  private final VaultStore store;
  private final DiskLayout layout;
  private final DiskMap map;
  private final ByteRange range;
  private final DiskTarget target;
  private final RestoreTally tally;
  private final Progress progress;
  private final int firstPage;
  private final PageReader pageReader;
  private final FrameDecoder decoder;
  private final ByteBuffer stored;
  private final BlockVerifier verifier;

  PageRestore(
      Vault vault,
      DiskLayout layout,
      DiskMap map,
      ByteRange range,
      DiskTarget target,
      RestoreTally tally,
      Progress progress,
      int firstPage) {
    this.vault = vault;
    this.store = vault.store();
    this.layout = layout;
    this.map = map;
    this.range = range;
    this.target = target;
    this.tally = tally;
    this.progress = progress;
    this.firstPage = firstPage;
    this.pageReader = new PageReader(store, vault.buffers());
    this.decoder = new FrameDecoder(vault.buffers());
    this.stored = vault.buffers().take(READ_BYTES);
    this.verifier = new BlockVerifier(layout);
  }

  @Override
  public void work(int task) {
    int number = firstPage + task;
    ByteRange covered =
        ByteRange.between(
            Math.max(range.offset(), layout.pageStart(number)),
            Math.min(range.end(), layout.pageEnd(number)));
    Optional<PageRef> ref = map.page(number);
    if (ref.isEmpty()) {
      tally.zero(covered.length());
    } else {
      restore(number, ref.get(), covered);
    }
    progress.advanced(covered.length());
  }

  private void restore(int number, PageRef ref, ByteRange covered) {
    MapPage page;
    try {
      page = pageReader.read(ref, layout.blocksIn(number));
    } catch (DamagedException | ObjectMissingException e) {
      tally.damaged(covered, ref.frame().pack().value(), e.getMessage());
      return;
    }
    long start = layout.pageStart(number);
    int first = (int) ((covered.offset() - start) / layout.blockSize());
    int end = (int) ((covered.end() - 1 - start) / layout.blockSize()) + 1;
    for (int block = first; block < end; block++) {
      if (page.isHole(block)) {
        tally.zero(clip(number, block, block + 1).length());
      }
    }
    List<FrameUse> uses = FrameUse.of(page, first, end);
    for (int use = 0; use < uses.size(); ) {
      int next = endOfRead(uses, use);
      restore(number, page, uses.subList(use, next));
      use = next;
    }
  }

  /** How many uses from one on lie side by side in one pack and fit into one read. */
  private static int endOfRead(List<FrameUse> uses, int start) {
    FrameAddress first = uses.get(start).frame();
    int end = start + 1;
    while (end < uses.size()
        && uses.get(end).frame().pack().equals(first.pack())
        && uses.get(end).frame().offset() == uses.get(end - 1).frame().end()
        && uses.get(end).frame().end() - first.offset() <= READ_BYTES) {
      end++;
    }
    return end;
  }

  private void restore(int number, MapPage page, List<FrameUse> uses) {
    FrameAddress first = uses.get(0).frame();
    int length = uses.get(uses.size() - 1).frame().end() - first.offset();
    try {
      store.read(first.pack(), first.offset(), stored.clear().limit(length));
    } catch (ObjectTruncatedException | ObjectMissingException e) {
      restoreOneByOne(number, page, uses, e.getMessage());
      return;
    }
    for (FrameUse use : uses) {
      int offset = use.frame().offset() - first.offset();
      restore(number, page, use, stored.slice(offset, use.frame().length()));
    }
  }

  /** What lies before the end of a truncated pack is good. */
  private void restoreOneByOne(int number, MapPage page, List<FrameUse> uses, String what) {
    if (uses.size() > 1) {
      uses.forEach(use -> restore(number, page, List.of(use)));
    } else {
      damaged(number, uses.get(0), uses.get(0).blocks(), what);
    }
  }

  private void restore(int number, MapPage page, FrameUse use, ByteBuffer frame) {
    ByteBuffer plain;
    try {
      plain = decoder.decode(frame);
    } catch (MalformedException e) {
      damaged(
          number,
          use,
          use.blocks(),
          "in the frame at " + use.frame().offset() + ", " + e.getMessage());
      return;
    }
    List<Integer> blocks = use.blocks();
    for (int i = 0; i < blocks.size(); ) {
      int end = i;
      while (end < blocks.size()
          && follows(page, blocks, i, end)
          && verifier.matches(page, number, blocks.get(end), plain)) {
        end++;
      }
      if (end == i) {
        damaged(number, use, List.of(blocks.get(i)), "a block does not match its SHA-256 identity");
        i++;
      } else {
        write(number, page, blocks.get(i), blocks.get(end - 1) + 1, plain);
        i = end;
      }
    }
  }

  /** Whether all blocks from one use to another follow each other on the disk and in the frame. */
  private static boolean follows(MapPage page, List<Integer> blocks, int first, int last) {
    int distance = last - first;
    return blocks.get(last) == blocks.get(first) + distance
        && page.index(blocks.get(last)) == page.index(blocks.get(first)) + distance;
  }

  private void write(int number, MapPage page, int first, int end, ByteBuffer plain) {
    ByteRange clipped = clip(number, first, end);
    long start = layout.pageStart(number) + (long) first * layout.blockSize();
    int offset = page.index(first) * layout.blockSize() + (int) (clipped.offset() - start);
    target.write(clipped.offset() - range.offset(), plain.slice(offset, (int) clipped.length()));
    tally.written(clipped.length());
  }

  private void damaged(int number, FrameUse use, List<Integer> blocks, String what) {
    for (int block : blocks) {
      tally.damaged(clip(number, block, block + 1), use.frame().pack().value(), what);
    }
  }

  /** The bytes of some blocks that lie in the range. */
  private ByteRange clip(int number, int first, int end) {
    long start = layout.pageStart(number);
    long blockEnd = Math.min(layout.size(), start + (long) end * layout.blockSize());
    return ByteRange.between(
        Math.max(range.offset(), start + (long) first * layout.blockSize()),
        Math.min(range.end(), blockEnd));
  }

  @Override
  public void close() {
    pageReader.close();
    decoder.close();
    vault.buffers().give(stored);
  }
}
