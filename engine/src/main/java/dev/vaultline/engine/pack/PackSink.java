package dev.vaultline.engine.pack;

import dev.vaultline.engine.buffer.BufferPool;
import dev.vaultline.engine.format.Compressor;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.store.VaultStore;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes frames and stores them as packs: one pack is filled while the one before is stored. For one
 * thread at a time.
 */
public final class PackSink implements AutoCloseable {
  private final VaultStore store;
  private final Executor executor;
  private final BufferPool buffers;
  private final IntFunction<ObjectName> names;
  private final PackHeader header;
  private final int target;
  private final List<PackRef> stored = new ArrayList<>();
  private PackBuilder filling;
  private @Nullable PackBuilder storing;
  private CompletableFuture<Void> put = CompletableFuture.completedFuture(null);

  /**
   * @param executor stores packs
   * @param target stored bytes at which a pack is full; two buffers of about that size are used,
   *     one when a single pack holds everything
   * @param names the name of the n-th pack, never used before
   */
  public PackSink(
      VaultStore store,
      Executor executor,
      BufferPool buffers,
      PackHeader header,
      int target,
      IntFunction<ObjectName> names) {
    this.store = store;
    this.executor = executor;
    this.buffers = buffers;
    this.names = names;
    this.header = header;
    this.target = target;
    this.filling = builder();
  }

  private PackBuilder builder() {
    return new PackBuilder(header, target, buffers.take(PackBuilder.capacity(target)));
  }

  /**
   * Appends a frame.
   *
   * @param plain a direct buffer, at most {@link PackLayout#MAX_FRAME_PLAIN} remaining bytes
   * @param ids the identity digests of its blocks, one after the other
   */
  public FrameAddress add(ByteBuffer plain, byte[] ids, int blocks, Compressor compressor) {
    if (filling.isFull()) {
      store();
      fillAnother();
    }
    int offset = filling.add(plain, ids, blocks, compressor);
    return new FrameAddress(names.apply(stored.size()), offset, filling.end() - offset);
  }

  /** Stores what is left and returns all packs, which are durable now. */
  public List<PackRef> finish() {
    if (!filling.isEmpty()) {
      store();
    }
    await();
    filling.reset();
    return List.copyOf(stored);
  }

  private void store() {
    await();
    PackBuilder.Built pack = filling.finish(names.apply(stored.size()));
    stored.add(pack.ref());
    put =
        CompletableFuture.runAsync(
            () -> store.putIfAbsent(pack.ref().name(), pack.content()), executor);
  }

  private void fillAnother() {
    PackBuilder full = filling;
    filling = storing == null ? builder() : storing;
    filling.reset();
    storing = full;
  }

  private void await() {
    try {
      put.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Gives the buffers back, once nothing reads them any more. */
  @Override
  public void close() {
    put.exceptionally(failure -> null).join();
    buffers.give(filling.buffer());
    if (storing != null) {
      buffers.give(storing.buffer());
    }
  }
}
