package dev.vaultline.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** A lease in a directory: a lock on a hidden file, which ends with its process. */
final class DirectoryLease implements Lease {
  private final ObjectName name;
  private final ProcessLock lock;
  private final Instant acquiredAt;

  private DirectoryLease(ObjectName name, ProcessLock lock, Instant acquiredAt) {
    this.name = name;
    this.lock = lock;
    this.acquiredAt = acquiredAt;
  }

  /**
   * The lock file of an object. It stays when the lease ends: deleting it could split its owners.
   */
  static Path fileOf(Path folder, ObjectName name) {
    // A name may be longer than a file's name can be, and must not clash with folders.
    return folder.resolve("lease-" + digest(name).substring(0, 32));
  }

  static DirectoryLease begin(ObjectName name, ProcessLock lock) throws IOException {
    try {
      return new DirectoryLease(name, lock, lock.stamp("lease on " + name + "\n"));
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  @Override
  public Instant acquiredAt() {
    return acquiredAt;
  }

  @Override
  public void renew() {
    if (!lock.isHeld()) {
      throw new LeaseLostException(name);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("could not release the lease on " + name, e);
    }
  }

  private static String digest(ObjectName name) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.value().getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
