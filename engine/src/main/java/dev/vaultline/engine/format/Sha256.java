package dev.vaultline.engine.format;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Computes SHA-256 digests. For one thread at a time. */
public final class Sha256 {
  private final MessageDigest digest;

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** The digest of an array. */
  public static Digest of(byte[] bytes) {
    return Digest.copyOf(new Sha256().digest.digest(bytes), 0);
  }

  /** The digest of a buffer's remaining bytes; its position moves to its limit. */
  public Digest of(ByteBuffer bytes) {
    digest.update(bytes);
    return Digest.copyOf(digest.digest(), 0);
  }

  /**
   * Writes the digest of a buffer's remaining bytes into an array; the position moves to the limit.
   */
  public void digest(ByteBuffer bytes, byte[] target, int offset) {
    digest.update(bytes);
    try {
      digest.digest(target, offset, Digest.LENGTH);
    } catch (DigestException e) {
      throw new IllegalArgumentException("no room for a digest at offset " + offset, e);
    }
  }
}
