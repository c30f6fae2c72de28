package dev.vaultline.local;

import dev.vaultline.local.fault.LocalHostException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder where a local host keeps everything, held by one host at a time. The lock dies with
 * the process.
 */
final class DataFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel channel;

  private DataFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  static DataFolder open(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    Path lockFile = absolute.resolve("host.lock");
    try {
      Files.createDirectories(absolute);
      FileChannel channel =
          FileChannel.open(
              lockFile,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        String owner = read(channel);
        channel.close();
        throw inUse(absolute, owner);
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
      return new DataFolder(absolute, channel);
    } catch (IOException e) {
      throw new LocalHostException(
          "Cannot use the data folder " + absolute + ": " + e + ". See that it can be written.", e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // Held within this JVM.
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(20);
    channel.read(content, 0);
    return new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
  }

  private static LocalHostException inUse(Path folder, String pid) {
    return new LocalHostException(
        "The data folder %s is in use by another local host%s. Stop that one, or give another data folder."
            .formatted(folder, pid.isBlank() ? "" : " (pid " + pid.strip() + ")"));
  }

  Path azurite() {
    return folder.resolve("azurite");
  }

  Path hub() {
    return folder.resolve("hub.db");
  }

  Path compute() {
    return folder.resolve("compute.db");
  }

  Path timers() {
    return folder.resolve("timers");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
