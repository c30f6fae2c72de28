package dev.vaultline.cli.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Random;

/** Made-up text that compresses about as logs do. */
final class Texts {
  private static final List<String> WORDS =
      List.of(
          "accepted",
          "backup",
          "block",
          "closed",
          "connection",
          "disk",
          "error",
          "from",
          "info",
          "job",
          "login",
          "machine",
          "opened",
          "page",
          "point",
          "query",
          "recovery",
          "request",
          "session",
          "snapshot",
          "started",
          "stored",
          "transfer",
          "user",
          "vault",
          "warning");

  private Texts() {}

  static byte[] lines(Random random, int bytes) {
    StringBuilder text = new StringBuilder(bytes + 100);
    while (text.length() < bytes) {
      text.append(random.nextInt(1 << 30)).append(' ');
      for (int word = 0; word < 8; word++) {
        text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
      }
      text.append('\n');
    }
    return text.substring(0, bytes).getBytes(US_ASCII);
  }
}
