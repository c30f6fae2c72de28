package dev.vaultline.engine.store;

import dev.vaultline.engine.VaultlineException.Remedy;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Walks a directory store in the order of names, one folder at a time: what it keeps in memory is
 * the folders on the way to where it stands. Files that are no objects are passed over.
 */
final class DirectoryListing {
  private final Path root;
  private final String prefix;
  private final DirectoryFailures failures;

  DirectoryListing(Path root, String prefix, DirectoryFailures failures) {
    this.root = root;
    this.prefix = prefix;
    this.failures = failures;
  }

  Stream<ObjectInfo> stream() {
    Iterator<ObjectInfo> walk = new Walk();
    int order = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(walk, order), false);
  }

  /** The objects and folders of a folder ("" or ending in a slash) that have the prefix. */
  private List<DirectoryEntry> entries(String folder) {
    List<DirectoryEntry> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root.resolve(folder))) {
      for (Path file : files) {
        String name = folder + file.getFileName();
        entry(name, file).filter(e -> isWanted(e.sortKey())).ifPresent(entries::add);
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw failures.translate(
          e, Remedy.RETRY, "list the objects that start with '" + prefix + "'");
    }
    entries.sort(Comparator.comparing(DirectoryEntry::sortKey));
    return entries;
  }

  private static Optional<DirectoryEntry> entry(String name, Path file) throws IOException {
    // Anything else is a hidden file of the store, or a foreign one.
    return ObjectName.isValid(name)
        ? DirectoryEntry.read(new ObjectName(name), file)
        : Optional.empty();
  }

  private boolean isWanted(String key) {
    return key.startsWith(prefix);
  }

  private final class Walk implements Iterator<ObjectInfo> {
    private final Deque<Iterator<DirectoryEntry>> folders = new ArrayDeque<>();
    private Optional<ObjectInfo> next = Optional.empty();
    private boolean begun;

    @Override
    public boolean hasNext() {
      if (!begun) {
        begun = true;
        folders.push(begin().iterator());
      }
      while (next.isEmpty() && !folders.isEmpty()) {
        advance();
      }
      return next.isPresent();
    }

    /** A start of a name can be anything: what cannot be a folder here holds nothing. */
    private List<DirectoryEntry> begin() {
      String folder = prefix.substring(0, prefix.lastIndexOf('/') + 1);
      boolean isFolder =
          folder.isEmpty() || ObjectName.isValid(folder.substring(0, folder.length() - 1));
      return isFolder ? entries(folder) : List.of();
    }

    private void advance() {
      Iterator<DirectoryEntry> entries = folders.element();
      if (!entries.hasNext()) {
        folders.pop();
        return;
      }
      DirectoryEntry entry = entries.next();
      next = entry.object();
      if (next.isEmpty()) {
        folders.push(entries(entry.name() + "/").iterator());
      }
    }

    @Override
    public ObjectInfo next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ObjectInfo result = next.orElseThrow();
      next = Optional.empty();
      return result;
    }
  }
}
