package dev.vaultline.engine.disk;

import dev.vaultline.engine.VaultlineException.Remedy;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whole reads and writes of disk files, and what their failures mean. */
final class DiskFiles {
  private DiskFiles() {}

  static void read(FileChannel channel, long offset, ByteBuffer target) throws IOException {
    for (long at = offset; target.hasRemaining(); ) {
      int count = channel.read(target, at);
      if (count < 0) {
        throw new EOFException("it ends at byte " + at);
      }
      at += count;
    }
  }

  static void write(FileChannel channel, long offset, ByteBuffer source) throws IOException {
    for (long at = offset; source.hasRemaining(); ) {
      at += channel.write(source, at);
    }
  }

  static DiskUnavailableException failure(IOException cause, String doing, Path file) {
    String reason = reason(cause);
    boolean full = reason.contains("No space left on device") || reason.contains("quota exceeded");
    String advice = full ? "; free some space on the disk that holds it and start again" : "";
    return new DiskUnavailableException(
        full || cause instanceof AccessDeniedException ? Remedy.STOP : Remedy.RETRY,
        "could not " + doing + " " + file + ": " + reason + advice,
        cause);
  }

  static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return "no permission";
    }
    @Nullable String reason =
        failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }
}
