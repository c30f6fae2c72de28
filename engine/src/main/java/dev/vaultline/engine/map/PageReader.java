package dev.vaultline.engine.map;

import dev.vaultline.engine.DamagedException;
import dev.vaultline.engine.buffer.BufferPool;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.format.Sha256;
import dev.vaultline.engine.pack.FrameAddress;
import dev.vaultline.engine.pack.FrameDecoder;
import dev.vaultline.engine.pack.PackLayout;
import dev.vaultline.engine.store.ObjectTruncatedException;
import dev.vaultline.engine.store.VaultStore;
import java.nio.ByteBuffer;

/** Reads and verifies map pages. For one thread at a time. */
public final class PageReader implements AutoCloseable {
  private final VaultStore store;
  private final BufferPool buffers;
  private final FrameDecoder decoder;
  private final Sha256 sha = new Sha256();
  private final ByteBuffer stored;

  public PageReader(VaultStore store, BufferPool buffers) {
    this.store = store;
    this.buffers = buffers;
    this.decoder = new FrameDecoder(buffers);
    this.stored = buffers.take(PackLayout.MAX_FRAME_STORED);
  }

  /**
   * Reads a page.
   *
   * @param blocks how many it must have
   * @throws DamagedException when the page does not match its digest
   * @throws dev.vaultline.engine.store.ObjectMissingException when its pack is gone
   */
  public MapPage read(PageRef page, int blocks) {
    FrameAddress frame = page.frame();
    try {
      store.read(frame.pack(), frame.offset(), stored.clear().limit(frame.length()));
      ByteBuffer plain = decoder.decode(stored.flip());
      if (!sha.of(plain.duplicate()).equals(page.digest())) {
        throw new MalformedException("the bytes do not match their SHA-256 checksum");
      }
      return MapPageCodec.decode(plain, blocks);
    } catch (MalformedException e) {
      throw new DamagedException(
          frame.pack().value(), "in the map page at " + frame.offset() + ", " + e.getMessage(), e);
    } catch (ObjectTruncatedException e) {
      throw new DamagedException(frame.pack().value(), "it is too short", e);
    }
  }

  @Override
  public void close() {
    decoder.close();
    buffers.give(stored);
  }
}
