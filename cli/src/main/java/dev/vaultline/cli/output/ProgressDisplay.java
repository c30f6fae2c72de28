package dev.vaultline.cli.output;

import dev.vaultline.engine.Progress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Passes progress on to a display, seldom enough not to slow the work down. */
public final class ProgressDisplay implements Progress, AutoCloseable {

  /** Draws progress. Called by one thread at a time. */
  interface Sink {
    /** Shows nothing. */
    Sink NONE =
        new Sink() {
          @Override
          public long nanosBetween() {
            return Long.MAX_VALUE;
          }

          @Override
          public void show(ProgressState state) {}

          @Override
          public void note(String line) {}

          @Override
          public void end() {}
        };

    /** How often it wants to draw. */
    long nanosBetween();

    /** Draws. */
    void show(ProgressState state);

    /** Says something on a line of its own. */
    void note(String line);

    /** Clears what must not stay. */
    void end();
  }

  private final Sink sink;
  private final String what;
  private final LongSupplier nanoTime;
  private final long start;
  private final LongAdder planned = new LongAdder();
  private final LongAdder done = new LongAdder();
  private final AtomicLong lastShown;

  ProgressDisplay(Sink sink, String what, LongSupplier nanoTime) {
    this.sink = sink;
    this.what = what;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.lastShown = new AtomicLong(start);
  }

  @Override
  public void planned(long bytes) {
    planned.add(bytes);
  }

  @Override
  public void advanced(long bytes) {
    done.add(bytes);
    long now = nanoTime.getAsLong();
    long last = lastShown.get();
    if (now - last >= sink.nanosBetween() && lastShown.compareAndSet(last, now)) {
      show(now);
    }
  }

  private synchronized void show(long now) {
    sink.show(new ProgressState(what, done.sum(), planned.sum(), now - start));
  }

  /** Says something on a line of its own, such as what is being waited for. */
  public synchronized void note(String line) {
    sink.note(line);
  }

  /** Seconds since the work began. */
  public double seconds() {
    return (nanoTime.getAsLong() - start) / 1e9;
  }

  @Override
  public synchronized void close() {
    sink.end();
  }
}
