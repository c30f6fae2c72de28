package dev.vaultline.engine.backup;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.Progress;
import dev.vaultline.engine.disk.Coverage;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.map.DiskMap;
import dev.vaultline.engine.point.PointDisk;
import dev.vaultline.engine.point.PointFacts;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.point.Tombstones;
import dev.vaultline.engine.run.RunClosedException;
import dev.vaultline.engine.run.RunIntent;
import dev.vaultline.engine.run.Runs;
import dev.vaultline.engine.store.ObjectExistsException;
import dev.vaultline.engine.store.ObjectMissingException;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.engine.work.Worker;
import dev.vaultline.engine.work.Workforce;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An attempt at one recovery point: begin, plan, transfer every part, commit. The run's whole state
 * is in the vault, so that each step may be done by another process, and every step may be
 * repeated: what was stored first counts. Safe for use by many threads.
 */
public final class BackupRun {
  private final Vault vault;
  private final VaultStore store;
  private final PointNames names;
  private final Parent parent;
  private final Map<Integer, DiskMap> parentMaps = new ConcurrentHashMap<>();
  private volatile @Nullable RunPlan plan;

  private BackupRun(Vault vault, PointNames names, Parent parent) {
    this.vault = vault;
    this.store = vault.store();
    this.names = names;
    this.parent = parent;
  }

  private static BackupRun of(Vault vault, PointNames names, RunIntent intent) {
    RecoveryPoints points = new RecoveryPoints(vault);
    Optional<RecoveryPoint> point = intent.parent().map(id -> points.require(names.item(), id));
    return new BackupRun(vault, names, new Parent(point, intent.disks()));
  }

  /**
   * Begins a run, or finds the one that began. Its parent is the item's newest recovery point.
   *
   * @param names the ids of the recovery point to be
   * @param disks in the order of their numbers
   * @throws InvalidInputException when a disk is smaller than in the parent
   * @throws RunClosedException when the run was committed or abandoned
   */
  public static BackupRun begin(Vault vault, PointNames names, List<DiskIdentity> disks) {
    if (disks.isEmpty()) {
      throw new InvalidInputException("item " + names.item() + " has no disk to back up");
    }
    Runs runs = new Runs(vault);
    while (true) {
      Optional<RunIntent> begun = runs.find(names);
      if (begun.isPresent()) {
        return of(vault, names, begun.get());
      }
      runs.requireOpen(names);
      Optional<RecoveryPoint> newest = new RecoveryPoints(vault).newest(names.item());
      Parent parent = new Parent(newest, List.copyOf(disks));
      parent.requireNoneShrank();
      boolean first =
          runs.begin(names, new RunIntent(newest.map(RecoveryPoint::id), parent.disks()));
      // The sweep reads intents after tombstones were written, and this run the other way round: if
      // the parent was deleted meanwhile, at least one of the two sees the other.
      if (newest.filter(point -> new Tombstones(vault).isBuried(point.names())).isPresent()) {
        runs.clear(names);
      } else if (first) {
        return new BackupRun(vault, names, parent);
      }
    }
  }

  /**
   * A run that began.
   *
   * @throws RunClosedException when it was committed or abandoned, or never began
   */
  public static BackupRun resume(Vault vault, PointNames names) {
    return of(vault, names, new Runs(vault).require(names));
  }

  /** The ids of the recovery point to be. */
  public PointNames names() {
    return names;
  }

  /** The recovery point that this one is cloned from. */
  public Optional<RecoveryPoint> parent() {
    return parent.point();
  }

  /** The disks, in the order of their numbers. */
  public List<DiskIdentity> disks() {
    return parent.disks();
  }

  /**
   * Plans the parts, unless that was done.
   *
   * @param sources in the order of the disks' numbers
   * @param partBytes about how many bytes a part reads
   * @return the plan that counts; empty when nothing changed
   * @throws InvalidInputException when a source's changed ranges do not start from the parent
   */
  public List<PlannedPart> plan(List<? extends DiskSource> sources, long partBytes) {
    RunPlan planned = new Planner(vault, parent, partBytes).plan(sources);
    if (put(names.plan(), planned.encode())) {
      plan = planned;
    }
    return plan();
  }

  /**
   * The plan that counts.
   *
   * @throws RunClosedException when the run is not open any more, or was not planned
   */
  public List<PlannedPart> plan() {
    return storedPlan().parts();
  }

  /** A plan never changes once it is stored. */
  private RunPlan storedPlan() {
    RunPlan known = plan;
    if (known != null) {
      return known;
    }
    try {
      RunPlan stored = RunPlan.decode(names.plan(), store.get(names.plan()));
      plan = stored;
      return stored;
    } catch (ObjectMissingException e) {
      throw new RunClosedException(names, "has no plan");
    }
  }

  /**
   * Transfers a part, unless that was done: reads what the source says may have changed, stores
   * what did, and the receipt. Takes minutes for gigabytes, and about 50 MiB of memory.
   *
   * @throws InvalidInputException when the plan has no such part, or the source is another disk
   */
  public PartReceipt transfer(PartId id, DiskSource source, Progress progress) {
    Optional<PartReceipt> done = receipt(id);
    if (done.isPresent()) {
      return done.get();
    }
    RunPlan plan = storedPlan();
    PlannedPart part =
        plan.parts().stream()
            .filter(planned -> planned.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> new InvalidInputException("the run " + names + " has no part " + id));
    requireSame(source, id.disk(), plan.coverages().get(id.disk()));
    PartReceipt receipt = transfer(part, source, progress);
    return put(names.receipt(id.disk(), id.number()), PartReceiptCodec.encode(receipt))
        ? receipt
        : receipt(id).orElse(receipt);
  }

  /**
   * Transfers all parts that are not transferred yet, several at a time.
   *
   * @param sources in the order of the disks' numbers
   */
  public void transferAll(List<? extends DiskSource> sources, int threads, Progress progress) {
    List<PlannedPart> parts = plan();
    progress.planned(parts.stream().mapToLong(PlannedPart::bytes).sum());
    Workforce.run(
        threads,
        parts.size(),
        () ->
            new Worker() {
              @Override
              public void work(int task) {
                PartId part = parts.get(task).id();
                transfer(part, sources.get(part.disk()), progress);
              }

              @Override
              public void close() {}
            });
  }

  private void requireSame(DiskSource source, int disk, Coverage planned) {
    if (!source.identity().equals(disks().get(disk))) {
      throw new InvalidInputException(
          "the run "
              + names
              + " backs up "
              + disks().get(disk)
              + " as its disk "
              + disk
              + ", but was given "
              + source.identity());
    }
    if (!source.coverage().baseSnapshot().equals(planned.baseSnapshot())) {
      throw new InvalidInputException(
          "the run "
              + names
              + " was planned with other changed ranges of disk "
              + disk
              + ": open the source with the base it was planned with");
    }
  }

  private PartReceipt transfer(PlannedPart part, DiskSource source, Progress progress) {
    int disk = part.id().disk();
    Optional<PointDisk> old = parent.disk(disk);
    long oldSize = old.map(was -> was.identity().size()).orElse(0L);
    try (PartTransfer transfer =
        new PartTransfer(vault, names, part.id(), source, oldSize, parentMap(disk), progress)) {
      return transfer.run(part);
    }
  }

  private DiskMap parentMap(int disk) {
    return parentMaps.computeIfAbsent(disk, number -> parent.map(vault, number));
  }

  /** What the transfer of a part stored, if it is done. */
  public Optional<PartReceipt> receipt(PartId part) {
    ObjectName name = names.receipt(part.disk(), part.number());
    try {
      return Optional.of(PartReceiptCodec.decode(name, store.get(name)));
    } catch (ObjectMissingException e) {
      return Optional.empty();
    }
  }

  /**
   * Commits the recovery point; afterwards the run is closed. Repeating it returns the same point.
   *
   * @throws MissingPartsException when a part is not transferred
   * @throws RunClosedException when the run was abandoned
   */
  public RecoveryPoint commit(PointFacts facts) {
    RecoveryPoints points = new RecoveryPoints(vault);
    Runs runs = new Runs(vault);
    Optional<RecoveryPoint> committed = points.find(names);
    if (committed.isPresent()) {
      runs.clear(names);
      return committed.get();
    }
    runs.require(names);
    Commit commit = new Commit(vault, points, names, parent);
    RecoveryPoint point;
    try {
      point = points.commit(commit.draft(storedPlan(), this::receipt, facts));
    } catch (ObjectExistsException e) {
      point = points.find(names).orElseThrow(() -> new RunClosedException(names, "was abandoned"));
    }
    runs.clear(names);
    return point;
  }

  /** See {@link Runs#abandon}. */
  public static void abandon(Vault vault, PointNames names) {
    new Runs(vault).abandon(names);
  }

  /** Stores an object unless there is one of that name: the first one counts. */
  private boolean put(ObjectName name, byte[] object) {
    try {
      store.putIfAbsent(name, List.of(ByteBuffer.wrap(object)));
      return true;
    } catch (ObjectExistsException e) {
      return false;
    }
  }
}
