package dev.vaultline.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Images with an ext4 file system, whose files are changed as a running machine would do it. */
final class Ext4Images implements ImageMaker {
  private static final int REWRITTEN_OF = 20;
  private static final int REMOVED_OF = 50;

  private final Tool mke2fs;
  private final Tool debugfs;
  private final Path work;
  private final DiskSizes sizes;
  private final Map<Integer, FileTree> trees = new HashMap<>();

  private Ext4Images(Tool mke2fs, Tool debugfs, Path work, DiskSizes sizes) {
    this.mke2fs = mke2fs;
    this.debugfs = debugfs;
    this.work = work;
    this.sizes = sizes;
  }

  /**
   * With the tools of this machine, if it has them.
   *
   * @param path the value of the variable {@code PATH}
   * @param work a folder for the files of the disks
   */
  static Optional<ImageMaker> find(String path, Path work, DiskSizes sizes) {
    return Tool.find("mke2fs", path)
        .flatMap(
            mke2fs ->
                Tool.find("debugfs", path)
                    .map(debugfs -> new Ext4Images(mke2fs, debugfs, work, sizes)));
  }

  @Override
  public long size(int number) {
    return sizes.disk();
  }

  @Override
  public String make(Path image, int number) throws IOException {
    Path root = Files.createDirectories(work.resolve("tree-" + number));
    FileTree tree = FileTree.fill(root, number, sizes.content());
    trees.put(number, tree);
    String kibibytes = sizes.disk() / 1024 + "k";
    mke2fs.run("-q", "-F", "-t", "ext4", "-L", "disk-" + number, "-d", root, image, kibibytes);
    return "ext4, " + tree.files().size() + " files";
  }

  @Override
  public String change(Path before, Path after, int number) throws IOException {
    Images.copy(before, after, Files.size(before));
    FileTree tree = trees.getOrDefault(number, new FileTree(work, List.of()));
    Changes changes = new Changes(Files.createDirectories(work.resolve("new-" + number)), number);
    for (int i = 0; i < tree.files().size(); i++) {
      Path file = tree.files().get(i);
      if (i % REMOVED_OF == 0) {
        changes.remove(file);
      } else if (i % REWRITTEN_OF == 1) {
        changes.rewrite(file, Files.size(tree.root().resolve(file)));
      }
    }
    changes.append();
    Path script = Files.write(work.resolve("changes-" + number), changes.commands);
    debugfs.run("-w", "-f", script, after);
    return changes.toString();
  }

  /** Commands for debugfs, and the files they refer to. */
  private static final class Changes {
    private final Path folder;
    private final Random random;
    private final List<String> commands = new ArrayList<>();
    private int rewritten;
    private int removed;

    Changes(Path folder, int number) {
      this.folder = folder;
      this.random = new Random(1_000L + number);
    }

    void remove(Path file) {
      commands.add("rm \"/" + file + "\"");
      removed++;
    }

    void rewrite(Path file, long size) throws IOException {
      Path content = folder.resolve(Integer.toString(rewritten++));
      Files.write(content, Texts.lines(random, (int) size));
      commands.add("rm \"/" + file + "\"");
      commands.add("write \"" + content + "\" \"/" + file + "\"");
    }

    void append() throws IOException {
      Path log = Files.write(folder.resolve("log"), Texts.lines(random, 1 << 20));
      commands.add("mkdir /day-2");
      commands.add("write \"" + log + "\" /day-2/messages.log");
    }

    @Override
    public String toString() {
      return rewritten + " files rewritten, " + removed + " removed, a log of 1 MiB added";
    }
  }
}
