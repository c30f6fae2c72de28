package dev.vaultline.local.compute.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Json;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/** The faults that are switched on; they survive a restart. */
public final class Faults {
  private static final String KIND = "fault";

  private final ComputeStore store;
  private final ConcurrentSkipListMap<String, Fault> on = new ConcurrentSkipListMap<>();

  public Faults(ComputeStore store) {
    this.store = store;
    store
        .documents(KIND)
        .forEach(body -> on.put(body.path("key").asText(), Fault.read(body.path("fault"))));
  }

  public List<Fault> all() {
    return List.copyOf(on.values());
  }

  public void raise(Fault fault) {
    keep(UUID.randomUUID().toString(), fault);
  }

  public void clear() {
    List.copyOf(on.keySet()).forEach(this::drop);
  }

  /** A fault that strikes now; it counts as having happened once more. */
  public Optional<Fault> strike(Fault.Type type, String operation) {
    // Nearly always there is none, and the store need not be asked.
    if (on.isEmpty()) {
      return Optional.empty();
    }
    return store.transact(() -> find(type, operation));
  }

  private Optional<Fault> find(Fault.Type type, String operation) {
    for (var entry : on.entrySet()) {
      Fault fault = entry.getValue();
      if (fault.type() == type && fault.concerns(operation)) {
        Fault left = fault.once();
        if (left.count() == 0) {
          drop(entry.getKey());
        } else {
          keep(entry.getKey(), left);
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  private void keep(String key, Fault fault) {
    if (fault.count() == 0) {
      return;
    }
    on.put(key, fault);
    ObjectNode body = Json.object().put("key", key);
    body.set("fault", fault.json());
    store.put(KIND, key, "", body);
  }

  private void drop(String key) {
    on.remove(key);
    store.remove(KIND, key);
  }
}
