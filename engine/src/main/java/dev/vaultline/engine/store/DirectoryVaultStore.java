package dev.vaultline.engine.store;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.VaultlineException.Remedy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A vault in a directory of a local or network file system: an object is the file of its name.
 * Files and folders that start with a dot are the store's own and never objects.
 *
 * <p>An object is written to a temporary file, forced to the disk and then published under its name
 * in one step that cannot replace anything. Replacing and deleting look at the version and act
 * under a lock that all processes share, so that nothing comes between. Files are opened for each
 * read: that costs microseconds, keeps no descriptors, and no interrupted thread closes a file that
 * another one reads.
 */
public final class DirectoryVaultStore implements VaultStore {
  private final Path root;
  private final DirectoryFailures failures;
  private final Folders folders;
  private final Publication publication;
  private final TemporaryFiles temporaryFiles;
  private final Path changeLock;

  /**
   * @param root the directory; made when the first object is put
   * @throws InvalidInputException when there is something else than a directory
   */
  public DirectoryVaultStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
    if (Files.exists(this.root) && !Files.isDirectory(this.root)) {
      throw new InvalidInputException(
          "expected a directory for the vault, but " + this.root + " is a file");
    }
    this.failures = new DirectoryFailures(this.root);
    this.folders = new Folders(this.root);
    this.changeLock = this.root.resolve(".locks").resolve("changes");
    this.publication = new Publication(this::lockChanges);
    this.temporaryFiles = new TemporaryFiles(this.root.resolve(".tmp"), this::lockChanges);
  }

  @Override
  public void putIfAbsent(ObjectName name, List<ByteBuffer> content) {
    Path file = file(name);
    refuseTaken(name, file);
    publish(name, content, file);
    try {
      folders.forceEntryOf(file);
    } catch (IOException e) {
      throw failures.translate(e, Remedy.OUTCOME_UNKNOWN, "make " + name + " durable");
    }
  }

  private void publish(ObjectName name, List<ByteBuffer> content, Path file) {
    try {
      folders.createFor(file);
      try (TemporaryFile temporary = temporaryFiles.write(content)) {
        publication.publish(temporary.path(), file);
      }
    } catch (IOException e) {
      if (e instanceof FileAlreadyExistsException || Folders.isObstructed(e)) {
        refuseTaken(name, file);
        throw folderClash(name, e);
      }
      throw failures.translate(e, Remedy.RETRY, "store " + name);
    }
  }

  @Override
  public void replace(ObjectName name, List<ByteBuffer> content, String version) {
    Path file = file(name);
    requireVersion(name, version);
    try (TemporaryFile temporary = temporaryFiles.write(content);
        ProcessLock unused = lockChanges()) {
      ObjectInfo old = requireVersion(name, version);
      makeNewer(temporary.path(), old);
      Publication.replace(temporary.path(), file);
      folders.forceEntryOf(file);
    } catch (IOException e) {
      throw failures.translate(e, Remedy.OUTCOME_UNKNOWN, "replace " + name);
    }
  }

  /** A version holds the time; the file system's clock may stand still between two replacements. */
  private static void makeNewer(Path file, ObjectInfo old) throws IOException {
    if (!Files.getLastModifiedTime(file).toInstant().isAfter(old.lastModified())) {
      Files.setLastModifiedTime(file, FileTime.from(old.lastModified().plusNanos(1_000)));
    }
  }

  @Override
  public byte[] get(ObjectName name) {
    try (FileChannel channel = open(name)) {
      byte[] content = new byte[Math.toIntExact(channel.size())];
      fill(name, channel, 0, ByteBuffer.wrap(content));
      return content;
    } catch (IOException e) {
      throw failures.translate(e, Remedy.RETRY, "read " + name);
    }
  }

  @Override
  public void read(ObjectName name, long offset, ByteBuffer target) {
    try (FileChannel channel = open(name)) {
      fill(name, channel, offset, target);
    } catch (IOException e) {
      throw failures.translate(e, Remedy.RETRY, "read " + name);
    }
  }

  private FileChannel open(ObjectName name) throws IOException {
    Path file = file(name);
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      if (Files.isDirectory(file)) {
        channel.close();
        throw new ObjectMissingException(name);
      }
      return channel;
    } catch (NoSuchFileException e) {
      throw new ObjectMissingException(name);
    } catch (FileSystemException e) {
      if (Folders.isObstructed(e)) {
        throw new ObjectMissingException(name);
      }
      throw e;
    }
  }

  private static void fill(ObjectName name, FileChannel channel, long offset, ByteBuffer target)
      throws IOException {
    int length = target.remaining();
    for (long at = offset; target.hasRemaining(); ) {
      int count = channel.read(target, at);
      if (count < 0) {
        throw new ObjectTruncatedException(name, offset, length);
      }
      at += count;
    }
  }

  @Override
  public Optional<ObjectInfo> find(ObjectName name) {
    try {
      return DirectoryEntry.find(name, file(name));
    } catch (IOException e) {
      throw failures.translate(e, Remedy.RETRY, "look up " + name);
    }
  }

  @Override
  public Stream<ObjectInfo> list(String prefix) {
    return new DirectoryListing(root, prefix, failures).stream();
  }

  @Override
  public boolean delete(ObjectInfo object) {
    Path file = file(object.name());
    try {
      if (find(object.name()).isEmpty()) {
        return false;
      }
      try (ProcessLock unused = lockChanges()) {
        Optional<ObjectInfo> found = find(object.name());
        if (found.isPresent() && !found.get().version().equals(object.version())) {
          throw new ObjectChangedException(object.name());
        }
        boolean deleted = Files.deleteIfExists(file);
        // Without this, a power cut could bring back a record whose packs are gone for good.
        folders.forceEntryOf(file);
        return deleted;
      }
    } catch (IOException e) {
      throw failures.translate(e, Remedy.OUTCOME_UNKNOWN, "delete " + object.name());
    }
  }

  @Override
  public Optional<Lease> tryLease(ObjectName name) {
    if (find(name).isEmpty()) {
      throw new ObjectMissingException(name);
    }
    try {
      Path file = DirectoryLease.fileOf(root.resolve(".locks"), name);
      folders.createFor(file);
      Optional<ProcessLock> lock = ProcessLock.tryTake(file);
      return lock.isPresent()
          ? Optional.of(DirectoryLease.begin(name, lock.get()))
          : Optional.empty();
    } catch (IOException e) {
      throw failures.translate(e, Remedy.RETRY, "lease " + name);
    }
  }

  @Override
  public String location() {
    return root.toString();
  }

  private Path file(ObjectName name) {
    return root.resolve(name.value());
  }

  private ProcessLock lockChanges() throws IOException {
    folders.createFor(changeLock);
    return ProcessLock.take(changeLock);
  }

  private ObjectInfo requireVersion(ObjectName name, String version) {
    ObjectInfo found = find(name).orElseThrow(() -> new ObjectMissingException(name));
    if (!found.version().equals(version)) {
      throw new ObjectChangedException(name);
    }
    return found;
  }

  private static void refuseTaken(ObjectName name, Path file) {
    if (Files.isRegularFile(file)) {
      throw new ObjectExistsException(name);
    }
  }

  private static InvalidInputException folderClash(ObjectName name, IOException cause) {
    return new InvalidInputException(
        name + " cannot be stored: it, or a folder of it, has the name of another object", cause);
  }
}
