package dev.vaultline.pipeline.queue;

import java.util.List;

/**
 * A queue that delivers each message at least once, in any order, at any time later. Its messages
 * are read by the platform's queue trigger, which expects their UTF-8 text in base64. Safe for use
 * by many threads.
 */
public interface TaskQueue {

  /**
   * Sends messages. When it fails, some may have been sent: the caller repeats all.
   *
   * @param messages small texts, of at most 16 KiB each
   */
  void send(List<String> messages);

  /** About how many messages there are, those that somebody works at included. */
  long length();
}
