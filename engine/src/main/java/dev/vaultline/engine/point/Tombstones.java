package dev.vaultline.engine.point;

import dev.vaultline.engine.format.Document;
import dev.vaultline.engine.format.DocumentKind;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.store.ObjectExistsException;
import dev.vaultline.engine.store.ObjectInfo;
import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.engine.vault.Vault;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The marks of deleted recovery points. A deleted point can be brought back until the vault's
 * soft-delete days have passed and a sweep has removed it.
 */
public final class Tombstones {
  private final VaultStore store;

  public Tombstones(Vault vault) {
    this.store = vault.store();
  }

  /**
   * Marks a point as deleted; does nothing when it is.
   *
   * @param reason for people
   */
  public void bury(PointNames point, String reason) {
    byte[] json = Json.write(Json.object().put("reason", reason));
    try {
      store.putIfAbsent(
          point.tombstone(),
          List.of(ByteBuffer.wrap(Document.encode(DocumentKind.TOMBSTONE, json))));
    } catch (ObjectExistsException e) {
      // Buried by somebody else: the first reason stands.
    }
  }

  /** Brings a point back. */
  public void unbury(PointNames point) {
    store.find(point.tombstone()).ifPresent(store::delete);
  }

  /** Whether a point is marked as deleted. */
  public boolean isBuried(PointNames point) {
    return store.find(point.tombstone()).isPresent();
  }

  /** The deleted points of an item. */
  public Set<PointNames> of(ItemId item) {
    return list(PointNames.TOMBSTONES + item + "/").keySet();
  }

  /** The deleted points of all items, each with its mark. */
  public Map<PointNames, ObjectInfo> all() {
    return list(PointNames.TOMBSTONES);
  }

  private Map<PointNames, ObjectInfo> list(String prefix) {
    Map<PointNames, ObjectInfo> marks = new HashMap<>();
    try (Stream<ObjectInfo> objects = store.list(prefix)) {
      objects.forEach(
          mark -> PointNames.ownerOf(mark.name()).ifPresent(names -> marks.put(names, mark)));
    }
    return Map.copyOf(marks);
  }
}
