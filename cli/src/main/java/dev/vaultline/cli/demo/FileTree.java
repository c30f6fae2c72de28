package dev.vaultline.cli.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Files for a disk: copies of what this machine has in public places, as real content is what makes
 * figures mean something.
 *
 * @param files relative to the root, in the order they were copied
 */
record FileTree(Path root, List<Path> files) {
  private static final int SMALLEST = 4 << 10;
  private static final int LARGEST = 4 << 20;
  private static final int VARIANTS = 4;
  private static final Pattern SAFE_NAME = Pattern.compile("[A-Za-z0-9._/+-]+");

  /**
   * Copies files into an empty folder.
   *
   * @param variant which of the machine's files are taken, so that disks differ
   * @param bytes about how many
   */
  static FileTree fill(Path root, int variant, long bytes) throws IOException {
    Collection collection = new Collection(root, variant, bytes);
    for (Path from : List.of(Path.of(System.getProperty("java.home")), Path.of("/usr/share"))) {
      if (collection.left > 0 && Files.isDirectory(from)) {
        collection.base = from;
        Files.walkFileTree(from, collection);
      }
    }
    collection.addTexts();
    return new FileTree(root, List.copyOf(collection.files));
  }

  private static final class Collection extends SimpleFileVisitor<Path> {
    private final Path root;
    private final int variant;
    private final Random random;
    private final List<Path> files = new ArrayList<>();
    private Path base = Path.of("/");
    private long left;

    Collection(Path root, int variant, long bytes) {
      this.root = root;
      this.variant = variant;
      this.left = bytes;
      this.random = new Random(variant);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Path relative = base.relativize(file);
      if (isWanted(relative, attributes) && Files.isReadable(file)) {
        Path copy = root.resolve(relative);
        if (!Files.exists(copy)) {
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
          files.add(relative);
          left -= attributes.size();
        }
      }
      return left > 0 ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    private boolean isWanted(Path relative, BasicFileAttributes attributes) {
      return attributes.isRegularFile()
          && attributes.size() >= SMALLEST
          && attributes.size() <= LARGEST
          && SAFE_NAME.matcher(relative.toString()).matches()
          && Math.floorMod(relative.toString().hashCode(), VARIANTS) == variant % VARIANTS;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE; // What we may not read is not copied.
    }

    /** A bare machine has too little: the rest is made up. */
    void addTexts() throws IOException {
      for (int number = 0; left > 0; number++) {
        Path relative = Path.of("texts", number + ".txt");
        byte[] text = Texts.lines(random, 64 << 10);
        Files.createDirectories(root.resolve("texts"));
        Files.write(root.resolve(relative), text);
        files.add(relative);
        left -= text.length;
      }
    }
  }
}
