package dev.vaultline.engine.pack;

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

/**
 * Takes frames and stores them as packs: one pack is filled while the one before is stored. For one
 * thread at a time; a sink serves one user after another, each between {@link #open} and {@link
 * #close}.
 */
public final class PackSink {
  private final VaultStore store;
  private final Executor executor;
  private final List<PackRef> stored = new ArrayList<>();
  private PackBuilder filling;
  private PackBuilder storing;
  private CompletableFuture<Void> put = CompletableFuture.completedFuture(null);
  private IntFunction<ObjectName> names =
      n -> {
        throw new IllegalStateException("the sink is not open");
      };
  private int count;

  /**
   * @param target stored bytes at which a pack is full; two buffers of that size are kept
   * @param executor stores packs
   */
  public PackSink(VaultStore store, Executor executor, PackHeader header, int target) {
    this.store = store;
    this.executor = executor;
    this.filling = new PackBuilder(header, target);
    this.storing = new PackBuilder(header, target);
  }

  /**
   * Begins a series of packs, forgetting whatever an earlier, failed user left in the buffers.
   *
   * @param packNames the name of the n-th pack, never used before
   */
  public void open(IntFunction<ObjectName> packNames) {
    put.exceptionally(failure -> null).join();
    put = CompletableFuture.completedFuture(null);
    names = packNames;
    count = 0;
    stored.clear();
    filling.reset();
  }

  /** Appends a frame; see {@link PackBuilder#add}. */
  public FrameAddress add(ByteBuffer plain, byte[] ids, int blocks, Compressor compressor) {
    if (filling.isFull()) {
      store();
    }
    int offset = filling.add(plain, ids, blocks, compressor);
    return new FrameAddress(names.apply(count), offset, filling.end() - offset);
  }

  /**
   * Stores what is left.
   *
   * @return all packs since {@link #open}; they are durable
   */
  public List<PackRef> close() {
    if (!filling.isEmpty()) {
      store();
    }
    await();
    return List.copyOf(stored);
  }

  private void store() {
    await();
    PackBuilder full = filling;
    filling = storing;
    storing = full;
    PackBuilder.Built pack = full.finish(names.apply(count));
    count++;
    stored.add(pack.ref());
    put =
        CompletableFuture.runAsync(
            () -> store.putIfAbsent(pack.ref().name(), pack.content()), executor);
    filling.reset();
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
}
