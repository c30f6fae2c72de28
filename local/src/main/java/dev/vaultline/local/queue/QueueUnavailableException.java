package dev.vaultline.local.queue;

import java.io.IOException;

/** The queue service did not answer, or refused. Trying again later may succeed. */
final class QueueUnavailableException extends IOException {
  private static final long serialVersionUID = 1L;

  QueueUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
