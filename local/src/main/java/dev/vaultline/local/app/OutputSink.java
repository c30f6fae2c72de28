package dev.vaultline.local.app;

import java.io.IOException;

/** Where the values go that functions write to output bindings. Safe for use by several threads. */
@FunctionalInterface
public interface OutputSink {
  /**
   * Sends one value.
   *
   * @param binding the output binding that it was written to
   * @param base64 whether messages are base64 by the app's {@code host.json}
   * @param text the value as text
   * @throws IOException when it cannot be sent; the call of the function then counts as failed
   */
  void send(Binding binding, boolean base64, String text) throws IOException;
}
