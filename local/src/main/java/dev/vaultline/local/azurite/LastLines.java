package dev.vaultline.local.azurite;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The end of a program's output, for the message that explains why it failed. Safe for use by
 * several threads.
 */
final class LastLines {
  private static final int KEPT = 20;

  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void add(String line) {
    if (lines.size() == KEPT) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }

  @Override
  public synchronized String toString() {
    return lines.isEmpty() ? "(no output)" : String.join("\n", lines);
  }
}
