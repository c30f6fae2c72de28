package dev.vaultline.engine.run;

import dev.vaultline.engine.format.Document;
import dev.vaultline.engine.format.DocumentKind;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.store.ObjectExistsException;
import dev.vaultline.engine.store.ObjectInfo;
import dev.vaultline.engine.store.ObjectMissingException;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.engine.vault.Vault;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The runs of a vault. A run is open from its intent until a record stands in its point's place:
 * that of the committed point, or a void one when the run was abandoned. Both are put if absent
 * under one name, so exactly one of the two happens.
 */
public final class Runs {
  private final VaultStore store;

  public Runs(Vault vault) {
    this.store = vault.store();
  }

  /**
   * Begins a run; does nothing when it began.
   *
   * @return whether this intent counts; where it does not, another may
   */
  public boolean begin(PointNames run, RunIntent intent) {
    return put(run.intent(), intent.encode());
  }

  /** The intent of a run that began and has not ended. */
  public Optional<RunIntent> find(PointNames run) {
    try {
      return Optional.of(RunIntent.decode(run.intent(), store.get(run.intent())));
    } catch (ObjectMissingException e) {
      return Optional.empty();
    }
  }

  /**
   * The intent of a run.
   *
   * @throws RunClosedException when the run ended, or never began
   */
  public RunIntent require(PointNames run) {
    return find(run).orElseThrow(() -> new RunClosedException(run, "is not open"));
  }

  /**
   * Fails when a run was committed or abandoned.
   *
   * @throws RunClosedException when it was
   */
  public void requireOpen(PointNames run) {
    if (store.find(run.record()).isPresent() || store.find(run.tombstone()).isPresent()) {
      throw new RunClosedException(run, "was committed or abandoned");
    }
  }

  /**
   * Makes sure a run never commits; does nothing when it did. What it stored is left to the sweep.
   */
  public void abandon(PointNames run) {
    byte[] json = Json.write(Json.object().put("reason", "the run was abandoned"));
    put(run.record(), Document.encode(DocumentKind.VOID, json));
    clear(run);
  }

  /**
   * Removes what a run that ended needs no more. The intent goes last: while it is there, a run
   * that died here is known.
   */
  public void clear(PointNames run) {
    List<ObjectInfo> found;
    try (Stream<ObjectInfo> objects = store.list(run.runFolder())) {
      found = objects.toList();
    }
    Predicate<ObjectInfo> isIntent = object -> object.name().equals(run.intent());
    found.stream().filter(isIntent.negate()).forEach(store::delete);
    found.stream().filter(isIntent).forEach(store::delete);
  }

  /** The first one counts. */
  private boolean put(ObjectName name, byte[] object) {
    try {
      store.putIfAbsent(name, List.of(ByteBuffer.wrap(object)));
      return true;
    } catch (ObjectExistsException e) {
      return false;
    }
  }
}
