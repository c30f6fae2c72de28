package dev.vaultline.engine.backup;

import dev.vaultline.engine.disk.Extent;
import dev.vaultline.engine.disk.Extent.Kind;
import dev.vaultline.engine.map.DiskLayout;
import org.jspecify.annotations.Nullable;

/** What is to be done with each block of a page, by what the source says of it. */
final class PageScan {

  /** What is to be done with a block. */
  enum Action {
    KEEP,
    ZERO,
    READ
  }

  private final DiskLayout layout;
  private final int page;
  private final Action[] actions;

  /**
   * @param known size of the parent's disk: nothing past it can be unchanged
   */
  PageScan(PageExtents extents, DiskLayout layout, int page, long known) {
    this.layout = layout;
    this.page = page;
    this.actions = new Action[layout.blocksIn(page)];
    long start = layout.pageStart(page);
    for (Extent extent : extents.of(page)) {
      int first = (int) ((extent.range().offset() - start) / layout.blockSize());
      int last = (int) ((extent.range().end() - 1 - start) / layout.blockSize());
      for (int block = first; block <= last; block++) {
        actions[block] = merge(actions[block], action(extent.kind()));
      }
    }
    readPast(known);
  }

  private static Action action(Kind kind) {
    return switch (kind) {
      case DATA -> Action.READ;
      case ZERO -> Action.ZERO;
      case UNCHANGED -> Action.KEEP;
    };
  }

  /** A block with parts of several kinds is read. */
  private static Action merge(@Nullable Action known, Action next) {
    return known == null || known == next ? next : Action.READ;
  }

  private void readPast(long known) {
    for (int block = 0; block < actions.length; block++) {
      long start = layout.pageStart(page) + (long) block * layout.blockSize();
      if (actions[block] == Action.KEEP && start + layout.blockLength(page, block) > known) {
        actions[block] = Action.READ;
      }
    }
  }

  Action action(int block) {
    return actions[block];
  }

  int blocks() {
    return actions.length;
  }

  /** The first block from a block on that is not to be read, at most so many blocks further. */
  int readEnd(int start, int most) {
    int end = start;
    while (end < actions.length && end - start < most && actions[end] == Action.READ) {
      end++;
    }
    return end;
  }

  /** Whether the parent's page can stay as it is. */
  boolean keepsAll() {
    return count(Action.KEEP) == actions.length;
  }

  /** Whether nothing is to be read and nothing kept. */
  boolean zeroesAll() {
    return count(Action.ZERO) == actions.length;
  }

  /** How many bytes are to be read. */
  long readBytes() {
    long bytes = (long) count(Action.READ) * layout.blockSize();
    int last = actions.length - 1;
    return actions[last] == Action.READ
        ? bytes - layout.blockSize() + layout.blockLength(page, last)
        : bytes;
  }

  private int count(Action action) {
    int count = 0;
    for (Action each : actions) {
      count += each == action ? 1 : 0;
    }
    return count;
  }
}
