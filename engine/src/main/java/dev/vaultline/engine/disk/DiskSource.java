package dev.vaultline.engine.disk;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One disk at one instant, to be backed up. Its bytes must not change while it is read (a snapshot,
 * or an image nobody writes to). Safe for use by many threads.
 */
public interface DiskSource extends AutoCloseable {

  /** Which disk this is. */
  DiskIdentity identity();

  /** Whether everything is read or only what changed since a snapshot, and why. */
  Coverage coverage();

  /**
   * What is known of the bytes of a window.
   *
   * @return extents in ascending order that cover the window exactly, without gaps or overlaps
   */
  List<Extent> extents(ByteRange window);

  /** Fills the buffer from its position to its limit with the disk's bytes from an offset on. */
  void read(long offset, ByteBuffer target);

  @Override
  void close();
}
