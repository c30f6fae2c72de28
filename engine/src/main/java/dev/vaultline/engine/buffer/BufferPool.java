package dev.vaultline.engine.buffer;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Keeps direct buffers for the next user, because the garbage collector frees direct memory late.
 * Holds as many of each size as were ever in use at once.
 */
public final class BufferPool {
  private static final BufferPool SHARED = new BufferPool();

  private final Map<Integer, Queue<ByteBuffer>> free = new ConcurrentHashMap<>();

  private BufferPool() {}

  /** The pool of this process. */
  public static BufferPool shared() {
    return SHARED;
  }

  /** A cleared direct buffer of a capacity; its content is whatever was left in it. */
  public ByteBuffer take(int capacity) {
    ByteBuffer buffer = queue(capacity).poll();
    return buffer == null ? ByteBuffer.allocateDirect(capacity) : buffer.clear();
  }

  /** Gives back a buffer of {@link #take}, which the caller must not touch again. */
  public void give(ByteBuffer buffer) {
    queue(buffer.capacity()).add(buffer);
  }

  private Queue<ByteBuffer> queue(int capacity) {
    return free.computeIfAbsent(capacity, size -> new ConcurrentLinkedQueue<>());
  }
}
