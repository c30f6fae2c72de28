package dev.vaultline.engine.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Forces a file to the disk piece by piece while more is written, so that little is left to wait
 * for at the end. Safe for use by many threads.
 */
final class WriteBack {
  private static final long PIECE = 256L << 20;

  private final FileChannel channel;
  private final AtomicLong waiting = new AtomicLong();
  private CompletableFuture<Void> forcing = CompletableFuture.completedFuture(null);

  WriteBack(FileChannel channel) {
    this.channel = channel;
  }

  /** So many more bytes were written. */
  void written(long bytes) {
    if (waiting.addAndGet(bytes) >= PIECE) {
      forceIfIdle();
    }
  }

  private synchronized void forceIfIdle() {
    // A failure is kept for the end: the system reports each only once.
    if (forcing.isDone() && !forcing.isCompletedExceptionally() && waiting.get() >= PIECE) {
      waiting.set(0);
      forcing = CompletableFuture.runAsync(this::force);
    }
  }

  private void force() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /** Waits for what is being forced, and forces the rest. */
  synchronized void finish() throws IOException {
    try {
      forcing.join();
    } catch (CompletionException e) {
      throw new IOException("what was written could not be forced to the disk", e.getCause());
    }
    channel.force(true);
  }

  /** Waits until nothing uses the channel any more. */
  synchronized void stop() {
    forcing.exceptionally(failure -> null).join();
  }
}
