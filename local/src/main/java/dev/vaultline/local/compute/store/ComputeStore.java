package dev.vaultline.local.compute.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Resources, and further documents by kind and key. What runs in one {@link #transact} is stored
 * together or not at all, and nothing else runs meanwhile.
 */
public final class ComputeStore implements AutoCloseable {
  private static final String COLUMNS = "SELECT body FROM document WHERE ";

  private final Database database;

  private ComputeStore(Database database) {
    this.database = database;
  }

  /**
   * Opens or creates the file.
   *
   * @throws dev.vaultline.local.fault.LocalHostException when it cannot be used
   */
  public static ComputeStore open(Path file) {
    return new ComputeStore(Database.open(file));
  }

  /** Runs a step alone; an exception undoes what it stored. */
  public <T> T transact(Supplier<T> step) {
    return database.transact(step);
  }

  public void transact(Runnable step) {
    transact(
        () -> {
          step.run();
          return true;
        });
  }

  public Optional<Resource> find(ArmId id) {
    return document(id.type(), id.key()).map(ComputeStore::resource);
  }

  /**
   * A resource that has to be there.
   *
   * @throws ArmException 404 when there is no such resource
   */
  public Resource get(ArmId id) {
    return find(id).orElseThrow(() -> ArmException.notFound(id));
  }

  public void put(Resource resource) {
    ObjectNode body = Json.object().put("id", resource.id().text());
    body.set("wire", resource.wire());
    body.set("hidden", resource.hidden());
    String blob = resource.content().map(Content::blob).orElse("");
    database.update(
        "INSERT OR REPLACE INTO document (kind, key, link, blob, body) VALUES (?, ?, ?, ?, ?)",
        resource.id().type(),
        resource.id().key(),
        resource.link(),
        blob,
        text(body));
  }

  public void delete(ArmId id) {
    remove(id.type(), id.key());
  }

  /**
   * Resources of a type in the order of their keys.
   *
   * @param scope the beginning of their ids, such as that of a group, with a slash at the end
   * @param after the key to go on after; empty for the first page
   * @param limit how many at most
   */
  public List<Resource> page(String type, String scope, String after, int limit) {
    String low = scope.toLowerCase(Locale.ROOT);
    return database
        .documents(
            COLUMNS + "kind = ? AND key >= ? AND key < ? AND key > ? ORDER BY key LIMIT ?",
            type,
            low,
            low + '\uffff',
            after,
            limit)
        .stream()
        .map(ComputeStore::resource)
        .toList();
  }

  /** Resources of a type that are linked to a machine, a disk or a family. */
  public List<Resource> linked(String type, String link) {
    return database
        .documents(COLUMNS + "kind = ? AND link = ?", type, link.toLowerCase(Locale.ROOT))
        .stream()
        .map(ComputeStore::resource)
        .toList();
  }

  /** How many resources have their bytes in a blob or one of its snapshots. */
  public List<Resource> using(String blob) {
    return database.documents(COLUMNS + "blob = ?", blob).stream()
        .map(ComputeStore::resource)
        .toList();
  }

  public Optional<ObjectNode> document(String kind, String key) {
    return database.documents(COLUMNS + "kind = ? AND key = ?", kind, key).stream().findFirst();
  }

  public List<ObjectNode> documents(String kind) {
    return database.documents(COLUMNS + "kind = ? ORDER BY key", kind);
  }

  public List<ObjectNode> documents(String kind, String link) {
    return database.documents(COLUMNS + "kind = ? AND link = ? ORDER BY key", kind, link);
  }

  public void put(String kind, String key, String link, ObjectNode body) {
    database.update(
        "INSERT OR REPLACE INTO document (kind, key, link, blob, body) VALUES (?, ?, ?, '', ?)",
        kind,
        key,
        link,
        text(body));
  }

  public void remove(String kind, String key) {
    database.update("DELETE FROM document WHERE kind = ? AND key = ?", kind, key);
  }

  private static Resource resource(ObjectNode body) {
    ArmId id = ArmId.parse(body.path("id").asText()).orElseThrow();
    return new Resource(id, body.withObject("/wire"), body.withObject("/hidden"));
  }

  private static String text(ObjectNode body) {
    return new String(Json.bytes(body), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    database.close();
  }
}
