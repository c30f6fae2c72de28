package dev.vaultline.engine.store;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds the objects of one vault. Implementations are safe for use by many threads and give these
 * guarantees:
 *
 * <ul>
 *   <li>An object is visible wholly or not at all, and durable once a put returns.
 *   <li>After a put or delete returned, every reader and every listing shows it (strong
 *       consistency).
 *   <li>A name is never overwritten but by {@link #replace} with the version its caller read.
 * </ul>
 *
 * No object's name may be a folder of another's: a file system could not hold both {@code a} and
 * {@code a/b}.
 *
 * <p>Transient failures are retried inside; what comes out as {@link StoreUnavailableException}
 * lasted longer than that.
 */
public interface VaultStore {

  /**
   * Stores a new object.
   *
   * @param content the object's bytes, in order; positions of the buffers are not moved
   * @throws ObjectExistsException when the name is taken; nothing is written
   */
  void putIfAbsent(ObjectName name, List<ByteBuffer> content);

  /**
   * Replaces an object that is still the version its caller read.
   *
   * @param version of {@link ObjectInfo#version()}
   * @throws ObjectChangedException when the object has another version now
   * @throws ObjectMissingException when there is no such object
   */
  void replace(ObjectName name, List<ByteBuffer> content, String version);

  /**
   * Reads a whole object; meant for small ones.
   *
   * @throws ObjectMissingException when there is no such object
   */
  byte[] get(ObjectName name);

  /**
   * Fills the buffer from its position to its limit with the object's bytes from an offset on; its
   * position is then its limit. After a failure the buffer may hold anything.
   *
   * @throws ObjectMissingException when there is no such object
   * @throws ObjectTruncatedException when the object ends before the buffer is full
   */
  void read(ObjectName name, long offset, ByteBuffer target);

  /** What is known of an object, or nothing when there is no such object. */
  Optional<ObjectInfo> find(ObjectName name);

  /**
   * All objects whose names start with the prefix, in the order of their names. Read lazily: close
   * the stream.
   *
   * @param prefix any start of a name; empty for all
   */
  Stream<ObjectInfo> list(String prefix);

  /**
   * Deletes an object that is still the version its caller saw.
   *
   * @return false when it was gone already
   * @throws ObjectChangedException when the object has another version now
   */
  boolean delete(ObjectInfo object);

  /**
   * Takes sole ownership of an existing object's name without changing the object. While somebody
   * holds it, nobody is kept from reading; its holder alone should replace or delete the object.
   *
   * @return nothing when it is held already, here or by another process
   * @throws ObjectMissingException when there is no such object
   */
  Optional<Lease> tryLease(ObjectName name);

  /** The store as a person would name it: a directory, a container URL. Holds no secret. */
  String location();
}
