package dev.vaultline.engine.map;

import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.pack.FrameAddress;
import dev.vaultline.engine.store.ObjectName;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where each block of one page of a disk lives, and its identity. A block without a place is a
 * hole: it holds zeros. Immutable; {@link MapPageEditor} makes new ones.
 */
public final class MapPage {
  private final @Nullable FrameAddress[] frames;
  private final short[] indexes;
  private final byte[] ids;

  MapPage(@Nullable FrameAddress[] frames, short[] indexes, byte[] ids) {
    this.frames = frames;
    this.indexes = indexes;
    this.ids = ids;
  }

  /** A page of holes. */
  public static MapPage holes(int blocks) {
    return new MapPage(
        new FrameAddress[blocks], new short[blocks], new byte[blocks * Digest.LENGTH]);
  }

  /** How many blocks the page has. */
  public int blocks() {
    return frames.length;
  }

  /** Whether the block holds zeros. */
  public boolean isHole(int block) {
    return frames[block] == null;
  }

  /** Whether all blocks hold zeros. */
  public boolean isEmpty() {
    return Arrays.stream(frames).allMatch(Objects::isNull);
  }

  /** The frame that holds a block that is not a hole. */
  public FrameAddress frame(int block) {
    return Objects.requireNonNull(frames[block], "the block is a hole");
  }

  /** The block's index in its frame. */
  public int index(int block) {
    return indexes[block];
  }

  /** Whether the block's identity digest stands at an offset of an array. */
  public boolean hasId(int block, byte[] digest, int offset) {
    int start = block * Digest.LENGTH;
    return Arrays.equals(ids, start, start + Digest.LENGTH, digest, offset, offset + Digest.LENGTH);
  }

  /** Copies the block's identity digest into an array. */
  void copyId(int block, byte[] target, int offset) {
    System.arraycopy(ids, block * Digest.LENGTH, target, offset, Digest.LENGTH);
  }

  /** For each pack this page needs, how many plain bytes of the disk live there. */
  public Map<ObjectName, Long> liveBytes(DiskLayout layout, int page) {
    Map<ObjectName, Long> live = new TreeMap<>();
    for (int block = 0; block < blocks(); ) {
      FrameAddress frame = frames[block];
      long bytes = 0;
      // Neighbours mostly live in one frame: one look-up for all of them.
      for (; block < blocks() && Objects.equals(frames[block], frame); block++) {
        bytes += layout.blockLength(page, block);
      }
      if (frame != null) {
        live.merge(frame.pack(), bytes, Long::sum);
      }
    }
    return live;
  }

  MapPageEditor edit(int blocks) {
    return new MapPageEditor(
        Arrays.copyOf(frames, blocks),
        Arrays.copyOf(indexes, blocks),
        Arrays.copyOf(ids, blocks * Digest.LENGTH));
  }
}
