package dev.vaultline.cli.output;

import java.util.concurrent.atomic.AtomicBoolean;

/** What is to be done when the process is asked to end (Ctrl-C) before this is closed. */
public final class OnInterrupt implements AutoCloseable {
  private static final AtomicBoolean INTERRUPTED = new AtomicBoolean();

  private final Thread hook;

  private OnInterrupt(Thread hook) {
    this.hook = hook;
  }

  /** Arms a clean-up. It runs while the interrupted work may still be going on. */
  public static OnInterrupt run(Runnable cleanUp) {
    Thread hook =
        new Thread(
            () -> {
              INTERRUPTED.set(true);
              cleanUp.run();
            },
            "on-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    return new OnInterrupt(hook);
  }

  /** Whether the process is ending because it was asked to: then failures mean nothing. */
  public static boolean happened() {
    return INTERRUPTED.get();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the clean-up is under way.
    }
  }
}
