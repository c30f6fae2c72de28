package dev.vaultline.engine.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * What lies in a folder of a directory store: an object, or a folder.
 *
 * @param name of the object or folder, from the store's root
 * @param object nothing for a folder
 */
record DirectoryEntry(String name, Optional<ObjectInfo> object) {

  /** Orders entries as the names of the objects they are or hold: {@code a-b} before {@code a/}. */
  String sortKey() {
    return object.isPresent() ? name : name + "/";
  }

  /** Looks up what has a name, if anything has. */
  static Optional<DirectoryEntry> read(ObjectName name, Path path) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (FileSystemException e) {
      if (Folders.isObstructed(e)) {
        return Optional.empty();
      }
      throw e;
    }
    if (attributes.isDirectory()) {
      return Optional.of(new DirectoryEntry(name.value(), Optional.empty()));
    }
    return Optional.of(new DirectoryEntry(name.value(), Optional.of(info(name, attributes))));
  }

  /** Looks up an object. */
  static Optional<ObjectInfo> find(ObjectName name, Path path) throws IOException {
    return read(name, path).flatMap(DirectoryEntry::object);
  }

  private static ObjectInfo info(ObjectName name, BasicFileAttributes attributes) {
    Instant modified = attributes.lastModifiedTime().toInstant();
    String version = attributes.size() + "@" + modified + "#" + attributes.fileKey();
    return new ObjectInfo(name, attributes.size(), modified, version);
  }
}
