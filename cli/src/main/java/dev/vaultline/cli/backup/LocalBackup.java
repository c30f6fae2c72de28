package dev.vaultline.cli.backup;

import dev.vaultline.cli.output.OnInterrupt;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.Progress;
import dev.vaultline.engine.backup.BackupRun;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.PointFacts;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A whole backup run within this process. */
final class LocalBackup {
  /** So many parts for each thread keep all of them busy to the end. */
  private static final int PARTS_PER_THREAD = 16;

  /** Smaller parts would make small packs. */
  private static final long LEAST_PART_BYTES = 16L << 20;

  private static final long MOST_PART_BYTES = 128L << 20;

  private static final String ABANDONED =
      "Interrupted: the backup was abandoned, and no recovery point of it is in the vault.";

  private final Vault vault;
  private final Clock clock;

  LocalBackup(Vault vault, Clock clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /** Runs it. When it fails or is interrupted, the run is abandoned. */
  RecoveryPoint run(BackupRequest request, Progress progress) {
    Instant now = clock.instant();
    RecoveryPoints points = new RecoveryPoints(vault);
    Optional<RecoveryPoint> parent = points.newest(request.item());
    PointNames names = NextPoint.of(request.item(), points.records(request.item()), now);
    try (ItemDisks disks = ItemDisks.open(request, parent);
        OnInterrupt unused = OnInterrupt.run(ABANDONED, () -> BackupRun.abandon(vault, names))) {
      return run(request, names, parent, disks, progress, facts(request, now));
    }
  }

  private RecoveryPoint run(
      BackupRequest request,
      PointNames names,
      Optional<RecoveryPoint> parent,
      ItemDisks disks,
      Progress progress,
      PointFacts facts) {
    BackupRun run = BackupRun.begin(vault, names, disks.identities());
    try {
      requireSameParent(run, parent);
      run.plan(disks.sources(), partBytes(disks, request.threads()));
      run.transferAll(disks.sources(), request.threads(), progress);
      return run.commit(facts);
    } catch (RuntimeException | Error e) {
      abandon(names, e);
      throw e;
    }
  }

  private static long partBytes(ItemDisks disks, int threads) {
    long share = disks.bytesToRead() / ((long) threads * PARTS_PER_THREAD);
    return Math.max(LEAST_PART_BYTES, Math.min(MOST_PART_BYTES, share));
  }

  /** Changed ranges are relative to the point that was the last when the disks were opened. */
  private static void requireSameParent(BackupRun run, Optional<RecoveryPoint> expected) {
    if (!run.parent().map(RecoveryPoint::id).equals(expected.map(RecoveryPoint::id))) {
      throw new InvalidInputException(
          "another backup of item "
              + run.names().item()
              + " was committed meanwhile; repeat this one (changed ranges must start from the"
              + " new recovery point)");
    }
  }

  private void abandon(PointNames names, Throwable failure) {
    try {
      BackupRun.abandon(vault, names);
    } catch (RuntimeException e) {
      // A run that nobody abandoned is harmless: the sweep declares it dead later.
      failure.addSuppressed(e);
    }
  }

  private static PointFacts facts(BackupRequest request, Instant now) {
    Map<String, String> facts = new TreeMap<>();
    List<String> paths =
        request.disks().stream().map(path -> path.toAbsolutePath().toString()).toList();
    for (int number = 0; number < paths.size(); number++) {
      facts.put("disk " + number, paths.get(number));
    }
    return new PointFacts(now, Consistency.CRASH, Optional.empty(), facts);
  }
}
