import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * The parts of laying out benchmark images that a shell cannot do in reasonable time; run from its
 * source by images.sh. Everything is drawn by checksums of paths, so that the same files of a
 * machine always give the same images.
 */
final class DiskImages {
  private static final String USAGE =
      """
      usage: java DiskImages.java plant TREE BYTES LISTS DIR:PERCENT...
             java DiskImages.java churn BYTES SEED LISTS SCRIPT
             java DiskImages.java compare OLD NEW CSV
      """;

  private DiskImages() {}

  public static void main(String[] args) throws IOException {
    String verb = args.length == 0 ? "" : args[0];
    if (verb.equals("plant") && args.length >= 5) {
      new Plant(Path.of(args[1]), Long.parseLong(args[2]))
          .from(List.of(args).subList(4, args.length))
          .write(Path.of(args[3]));
    } else if (verb.equals("churn") && args.length == 5) {
      Lists lists = Lists.read(Path.of(args[3]));
      new Churn(lists, Long.parseLong(args[1]), args[2])
          .write(Path.of(args[4]))
          .write(Path.of(args[3]));
    } else if (verb.equals("compare") && args.length == 4) {
      new Comparison(Path.of(args[1]), Path.of(args[2])).write(Path.of(args[3]));
    } else {
      System.err.print(USAGE);
      System.exit(2);
    }
  }
}

/** A file of the machine. */
record Sized(Path path, long size) {

  /** The place of a path in a draw: the same on every run, unrelated to names and sizes. */
  static long lot(Path path, String seed) {
    CRC32 sum = new CRC32();
    sum.update((seed + path).getBytes(UTF_8));
    return sum.getValue();
  }

  static Comparator<Sized> drawn(String seed) {
    return Comparator.<Sized>comparingLong(file -> lot(file.path, seed)).thenComparing(Sized::path);
  }
}

/** What stands in the image, and the files left to replace some of it with. */
record Lists(List<Sized> planted, List<Sized> spare) {

  static Lists read(Path folder) throws IOException {
    return new Lists(list(folder.resolve("planted.tsv")), list(folder.resolve("spare.tsv")));
  }

  private static List<Sized> list(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines
          .map(line -> line.split("\t", 2))
          .map(fields -> new Sized(Path.of(fields[1]), Long.parseLong(fields[0])))
          .toList();
    }
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    write(folder.resolve("planted.tsv"), planted);
    write(folder.resolve("spare.tsv"), spare);
  }

  private static void write(Path file, List<Sized> list) throws IOException {
    Files.write(file, list.stream().map(entry -> entry.size() + "\t" + entry.path()).toList());
  }
}

/** Copies files of the machine, up to a number of bytes, into the tree an image is made from. */
final class Plant {
  private final Path tree;
  private final long wanted;
  private final List<Sized> planted = new ArrayList<>();
  private final List<Sized> spare = new ArrayList<>();
  private long bytes;

  Plant(Path tree, long wanted) {
    this.tree = tree.toAbsolutePath().normalize();
    this.wanted = wanted;
  }

  /**
   * Takes from each source, in their order, up to its percentage of all that is wanted.
   *
   * @throws IllegalArgumentException when the sources together hold too little
   */
  Lists from(List<String> sources) throws IOException {
    Found found = new Found(tree);
    for (String source : sources) {
      int colon = source.lastIndexOf(':');
      Path folder = Path.of(source.substring(0, colon)).toAbsolutePath();
      long share = wanted / 100 * Integer.parseInt(source.substring(colon + 1));
      take(found.in(folder), Math.min(share, wanted - bytes), folder);
    }
    if (bytes < wanted / 100 * 99) {
      throw new IllegalArgumentException(
          "the sources "
              + sources
              + " hold only "
              + bytes
              + " of the "
              + wanted
              + " bytes wanted: name more with --from, or want less with --content");
    }
    return new Lists(planted, spare);
  }

  private void take(List<Sized> files, long share, Path folder) {
    long taken = 0;
    for (Sized file : files.stream().sorted(Sized.drawn("day 0")).toList()) {
      if (taken + file.size() <= share && copied(file)) {
        taken += file.size();
        planted.add(file);
      } else {
        spare.add(file);
      }
    }
    bytes += taken;
    System.out.printf("content of %s: %,d bytes%n", folder, taken);
  }

  private boolean copied(Sized file) {
    Path copy = tree.resolve(file.path().getRoot().relativize(file.path()));
    try {
      Files.createDirectories(copy.getParent());
      Files.copy(file.path(), copy);
      return true;
    } catch (IOException gone) {
      // Others may use the machine: a file that vanished is not part of the image.
      return false;
    }
  }
}

/** The files below folders: regular, readable, each inode once, with names that need no quoting. */
final class Found extends SimpleFileVisitor<Path> {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._+@%=,/~-]+");
  private static final int SMALLEST = 64;

  private final Path excluded;
  private final Set<Object> inodes = new HashSet<>();
  private List<Sized> files = new ArrayList<>();

  Found(Path excluded) {
    this.excluded = excluded;
  }

  List<Sized> in(Path folder) throws IOException {
    files = new ArrayList<>();
    Files.walkFileTree(folder, this);
    return files;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
    // Not the benchmark's own files either, which stand beside the tree.
    return folder.equals(excluded.getParent())
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
    boolean fit =
        about.isRegularFile()
            && about.size() >= SMALLEST
            && PLAIN.matcher(file.toString()).matches()
            && Files.isReadable(file);
    if (fit && inodes.add(about.fileKey())) {
      files.add(new Sized(file, about.size()));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException reason) {
    return FileVisitResult.CONTINUE;
  }
}

/**
 * A day's change to a file system, as a script for debugfs: half of its bytes in whole folders, as
 * a package upgrade makes it, half in files anywhere. Each file is removed and another of about its
 * size is written in its place.
 */
final class Churn {
  private final Lists lists;
  private final long wanted;
  private final String seed;
  private final Set<Path> replaced = new HashSet<>();
  private final TreeMap<Long, Deque<Sized>> spare = new TreeMap<>();
  private final Map<Path, Path> writes = new TreeMap<>();
  private long bytes;

  Churn(Lists lists, long wanted, String seed) {
    this.lists = lists;
    this.wanted = wanted;
    this.seed = seed;
    lists.spare().stream()
        .sorted(Sized.drawn(seed))
        .forEach(file -> spare.computeIfAbsent(file.size(), size -> new ArrayDeque<>()).add(file));
  }

  /** Writes the script; returns what may still change on a later day. */
  Lists write(Path script) throws IOException {
    replaceFolders(wanted / 2);
    replace(lists.planted().stream().sorted(Sized.drawn(seed)).iterator(), wanted);
    if (bytes < wanted / 100 * 95) {
      throw new IllegalArgumentException(
          "only "
              + bytes
              + " of the "
              + wanted
              + " bytes to change could be found: name more sources with --from");
    }
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(script))) {
      writes.forEach((old, replacement) -> command(out, old, replacement));
    }
    System.out.printf("files replaced: %,d of %,d bytes%n", writes.size(), bytes);
    return new Lists(
        lists.planted().stream().filter(file -> !replaced.contains(file.path())).toList(),
        spare.values().stream().flatMap(Deque::stream).toList());
  }

  private static void command(PrintWriter out, Path old, Path replacement) {
    // 'write' makes its file in the current folder, whatever path it is given.
    out.println("cd " + old.getParent());
    out.println("rm " + old.getFileName());
    out.println("write " + replacement + " " + old.getFileName());
  }

  private void replaceFolders(long limit) {
    Map<Path, List<Sized>> folders =
        lists.planted().stream().collect(Collectors.groupingBy(file -> file.path().getParent()));
    List<Path> drawn =
        folders.keySet().stream()
            .sorted(
                Comparator.<Path>comparingLong(path -> Sized.lot(path, seed))
                    .thenComparing(path -> path))
            .toList();
    for (Path folder : drawn) {
      replace(folders.get(folder).iterator(), limit);
    }
  }

  private void replace(Iterator<Sized> files, long limit) {
    while (bytes < limit && files.hasNext()) {
      Sized file = files.next();
      // One huge file shall not be the whole day.
      if (file.size() <= wanted / 4 && replaced.add(file.path())) {
        Sized other = closest(file.size());
        writes.put(file.path(), other.path());
        bytes += other.size();
      }
    }
  }

  private Sized closest(long size) {
    Long key = spare.floorKey(size);
    if (key == null) {
      key = spare.ceilingKey(size);
    }
    if (key == null) {
      throw new IllegalArgumentException(
          "no files are left to change the image with: name more sources with --from");
    }
    Deque<Sized> files = spare.get(key);
    Sized file = files.remove();
    if (files.isEmpty()) {
      spare.remove(key);
    }
    return file;
  }
}

/** Where an image differs from an older one, in pages of 4 KiB, adjacent ones joined. */
final class Comparison {
  private static final int PAGE = 4096;
  private static final int PIECE = 1 << 20;
  private static final byte[] ZEROS = new byte[PAGE];

  private final Path older;
  private final Path newer;
  private final byte[] before = new byte[PIECE];
  private final byte[] after = new byte[PIECE];
  private long content;
  private long changed;
  private long runs;
  private long start = -1;

  Comparison(Path older, Path newer) {
    this.older = older;
    this.newer = newer;
  }

  void write(Path csv) throws IOException {
    try (FileChannel first = FileChannel.open(older);
        FileChannel second = FileChannel.open(newer);
        PrintWriter out = new PrintWriter(Files.newBufferedWriter(csv))) {
      if (first.size() != second.size() || first.size() % PIECE != 0) {
        throw new IllegalArgumentException(
            "the images are of "
                + first.size()
                + " and "
                + second.size()
                + " bytes; expected equal multiples of "
                + PIECE);
      }
      out.println("offset_bytes,length_bytes");
      for (long offset = 0; offset < first.size(); offset += PIECE) {
        fill(first, offset, before);
        fill(second, offset, after);
        compare(offset, out);
      }
      end(first.size(), out);
    }
    System.out.printf(
        "content of the older image: %,d bytes%nchanged: %,d bytes in %,d runs (%.1f %% of the"
            + " content)%n",
        content, changed, runs, 100.0 * changed / Math.max(1, content));
  }

  private static void fill(FileChannel channel, long offset, byte[] piece) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(piece);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new IOException("an image ends at " + (offset + buffer.position()));
      }
    }
  }

  private void compare(long offset, PrintWriter out) {
    for (int at = 0; at < PIECE; at += PAGE) {
      if (!same(before, at, ZEROS, 0)) {
        content += PAGE;
      }
      if (same(before, at, after, at)) {
        end(offset + at, out);
      } else {
        changed += PAGE;
        start = start < 0 ? offset + at : start;
      }
    }
  }

  private static boolean same(byte[] left, int leftAt, byte[] right, int rightAt) {
    return Arrays.equals(left, leftAt, leftAt + PAGE, right, rightAt, rightAt + PAGE);
  }

  private void end(long offset, PrintWriter out) {
    if (start >= 0) {
      out.println(start + "," + (offset - start));
      runs++;
      start = -1;
    }
  }
}
