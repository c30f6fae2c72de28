import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The least time in which a backup could be done on this machine: what it cannot do without and
 * nothing else, step upon step, in one warm process. No maps, no packs, no vault. Blocks, frames and
 * compression are as the engine's.
 *
 * <pre>java -cp cli/target/lib/zstd-jni-VERSION.jar tests/benchmarks/Floor.java IMAGE THREADS</pre>
 */
final class Floor {
  private static final int PIECE = 4 << 20;
  private static final int FRAME = 1 << 20;
  private static final int BLOCK = 16 << 10;

  /** What is done with the image, each with all before it. */
  private enum Step {
    READ,
    FIND_ZEROS,
    DIGEST_BLOCKS,
    COMPRESS,
    DIGEST_FRAMES
  }

  private Floor() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 2) {
      System.err.println("usage: java -cp ZSTD_JNI_JAR Floor.java IMAGE THREADS");
      System.exit(2);
    }
    Path image = Path.of(args[0]);
    int threads = Integer.parseInt(args[1]);
    for (Step warmUp : Step.values()) {
      run(warmUp, image, 512L << 20, threads);
    }
    System.out.println("seconds\tof processor\tMB\tstep");
    for (Step step : Step.values()) {
      long began = System.nanoTime();
      long cpu = cpuNanos();
      long bytes = run(step, image, Long.MAX_VALUE, threads);
      System.out.printf(
          Locale.ROOT,
          "%.2f\t%.2f\t%.1f\t%s%n",
          (System.nanoTime() - began) / 1e9,
          (cpuNanos() - cpu) / 1e9,
          bytes / 1e6,
          step);
    }
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean)
            ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Returns the bytes that the step left: read, not zeros, or compressed. */
  private static long run(Step step, Path image, long most, int threads)
      throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try (FileChannel channel = FileChannel.open(image)) {
      long size = Math.min(most, channel.size());
      AtomicLong next = new AtomicLong();
      List<Future<Long>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(executor.submit(new Hand(step, channel, size, next)));
      }
      long bytes = 0;
      for (Future<Long> worker : workers) {
        bytes += worker.get();
      }
      return bytes;
    } finally {
      executor.shutdown();
    }
  }

  /** One thread's share of a step. */
  private static final class Hand implements Callable<Long> {
    private final Step step;
    private final FileChannel channel;
    private final long size;
    private final AtomicLong next;
    private final ZstdCompressCtx compressor;
    private final MessageDigest sha;
    private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
    private final ByteBuffer frame = ByteBuffer.allocateDirect(FRAME);
    private final ByteBuffer stored = ByteBuffer.allocateDirect(2 * FRAME);
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(BLOCK);
    private long bytes;

    Hand(Step step, FileChannel channel, long size, AtomicLong next)
        throws GeneralSecurityException {
      this.step = step;
      this.channel = channel;
      this.size = size;
      this.next = next;
      this.compressor = new ZstdCompressCtx().setLevel(2).setMinMatch(5);
      this.sha = MessageDigest.getInstance("SHA-256");
    }

    @Override
    public Long call() throws IOException {
      for (long at = next.getAndAdd(PIECE); at < size; at = next.getAndAdd(PIECE)) {
        piece.clear();
        while (piece.hasRemaining() && channel.read(piece, at + piece.position()) > 0) {
          // until the piece is full or the image ends
        }
        piece.flip();
        bytes += step == Step.READ ? piece.remaining() : 0;
        if (step != Step.READ) {
          take();
        }
      }
      compress();
      return bytes;
    }

    private void take() {
      for (int start = 0; start < piece.limit(); start += BLOCK) {
        ByteBuffer block = piece.slice(start, Math.min(BLOCK, piece.limit() - start));
        if (block.mismatch(zeros.slice(0, block.remaining())) < 0) {
          continue;
        }
        bytes += step.compareTo(Step.COMPRESS) < 0 ? block.remaining() : 0;
        if (step.compareTo(Step.DIGEST_BLOCKS) >= 0) {
          digest(block.duplicate());
        }
        if (step.compareTo(Step.COMPRESS) >= 0) {
          frame.put(block);
          if (frame.remaining() < BLOCK) {
            compress();
          }
        }
      }
    }

    private void compress() {
      frame.flip();
      if (frame.hasRemaining()) {
        int length =
            compressor.compressDirectByteBuffer(
                stored, 0, stored.capacity(), frame, 0, frame.remaining());
        bytes += length;
        if (step == Step.DIGEST_FRAMES) {
          digest(stored.slice(0, length));
        }
      }
      frame.clear();
    }

    private void digest(ByteBuffer what) {
      sha.update(what);
      sha.digest();
    }
  }
}
