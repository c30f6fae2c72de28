package dev.vaultline.engine.map;

import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.pack.FrameAddress;
import org.jspecify.annotations.Nullable;

/** Makes a new page from an old one. For one thread at a time. */
public final class MapPageEditor {
  private final @Nullable FrameAddress[] frames;
  private final short[] indexes;
  private final byte[] ids;
  private boolean changed;

  MapPageEditor(@Nullable FrameAddress[] frames, short[] indexes, byte[] ids) {
    this.frames = frames;
    this.indexes = indexes;
    this.ids = ids;
  }

  /**
   * An editor of a page that may have another number of blocks than before (when the disk grew);
   * new blocks are holes.
   */
  public static MapPageEditor of(MapPage page, int blocks) {
    MapPageEditor editor = page.edit(blocks);
    editor.changed = page.blocks() != blocks && !page.isEmpty();
    return editor;
  }

  /** Makes a block a hole. */
  public void makeHole(int block) {
    if (frames[block] != null) {
      place(block, null, 0);
    }
  }

  /** Sets where a block lives. */
  public void place(int block, BlockPlace place, byte[] digest, int digestOffset) {
    System.arraycopy(digest, digestOffset, ids, block * Digest.LENGTH, Digest.LENGTH);
    place(block, place.frame(), place.index());
  }

  private void place(int block, @Nullable FrameAddress frame, int index) {
    frames[block] = frame;
    indexes[block] = (short) index;
    changed = true;
  }

  /** Whether the page differs from the one the editor began with. */
  public boolean changed() {
    return changed;
  }

  /** The new page; the editor must not be used after. */
  public MapPage toPage() {
    return new MapPage(frames, indexes, ids);
  }
}
