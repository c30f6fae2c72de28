package dev.vaultline.engine.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the folders of a directory store and forces their entries to the disk. Folders are never
 * removed, so those once known need no second look.
 */
final class Folders {
  private final Path root;
  private final Set<Path> known = ConcurrentHashMap.newKeySet();

  Folders(Path root) {
    this.root = root;
  }

  /** Makes the folder of a file, and those above it, durably. */
  void createFor(Path file) throws IOException {
    Path folder = folderOf(file);
    if (known.contains(folder) && Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(folder);
    // Another process may have made a folder and not forced it yet: force all up to the root's.
    for (Path above = folder; !above.equals(root); above = folderOf(above)) {
      forceEntryOf(above);
    }
    forceEntryOf(root);
    known.add(folder);
  }

  /** Makes the name of a file, or the absence of it, durable in its folder. */
  void forceEntryOf(Path file) throws IOException {
    Path folder = folderOf(file);
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return; // Windows cannot open a folder, and keeps its entries safe by itself.
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Whether a failure says that a folder on the way is a file. */
  static boolean isObstructed(IOException failure) {
    return failure instanceof FileSystemException system
        && "Not a directory".equals(system.getReason());
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNullElse(file.getParent(), file);
  }
}
