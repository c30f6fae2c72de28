package dev.vaultline.local.app;

import java.nio.charset.StandardCharsets;

/** The bytes of a request or a response; immutable. */
public final class HttpBody {
  /** No bytes. */
  public static final HttpBody EMPTY = new HttpBody(new byte[0]);

  private final byte[] bytes;

  private HttpBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A body of a copy of the bytes. */
  public static HttpBody of(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new HttpBody(bytes.clone());
  }

  /** A body of a text in UTF-8. */
  public static HttpBody of(String text) {
    return new HttpBody(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether it has no bytes. */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** A copy of its bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Its bytes read as UTF-8. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
