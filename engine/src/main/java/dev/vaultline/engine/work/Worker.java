package dev.vaultline.engine.work;

/** Does some of many numbered tasks, on one thread, with what it keeps between them. */
public interface Worker extends AutoCloseable {

  /** Does one task. */
  void work(int task);

  @Override
  void close();
}
