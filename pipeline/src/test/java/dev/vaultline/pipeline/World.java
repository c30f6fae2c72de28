package dev.vaultline.pipeline;

import dev.vaultline.engine.Progress;
import dev.vaultline.engine.disk.DiskTarget;
import dev.vaultline.engine.map.BlockSize;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.engine.restore.DiskRestore;
import dev.vaultline.engine.restore.RestoreReport;
import dev.vaultline.engine.store.MemoryVaultStore;
import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.engine.vault.VaultSettings;
import dev.vaultline.pipeline.backup.BackupBatch;
import dev.vaultline.pipeline.backup.BackupDesk;
import dev.vaultline.pipeline.backup.BackupRequests;
import dev.vaultline.pipeline.backup.BackupRun;
import dev.vaultline.pipeline.backup.BeginTransfer;
import dev.vaultline.pipeline.backup.CloseBackup;
import dev.vaultline.pipeline.backup.CommitPoint;
import dev.vaultline.pipeline.backup.DropSnapshots;
import dev.vaultline.pipeline.backup.FailBackup;
import dev.vaultline.pipeline.backup.OpenBackup;
import dev.vaultline.pipeline.backup.PlanTransfer;
import dev.vaultline.pipeline.backup.ReviewTransfer;
import dev.vaultline.pipeline.backup.SnapshotExpiry;
import dev.vaultline.pipeline.backup.SnapshotItem;
import dev.vaultline.pipeline.backup.TakeSnapshot;
import dev.vaultline.pipeline.backup.TransferItem;
import dev.vaultline.pipeline.cancel.JobCancellation;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.MemoryTaskHub;
import dev.vaultline.pipeline.durable.Orchestrations;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.item.Items;
import dev.vaultline.pipeline.item.ListItems;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobReports;
import dev.vaultline.pipeline.job.Jobs;
import dev.vaultline.pipeline.measure.RecordedMeasurements;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.point.Points;
import dev.vaultline.pipeline.policy.Policies;
import dev.vaultline.pipeline.queue.MemoryTaskQueue;
import dev.vaultline.pipeline.queue.TaskQueue;
import dev.vaultline.pipeline.restore.AbandonRestore;
import dev.vaultline.pipeline.restore.CloseRestore;
import dev.vaultline.pipeline.restore.FailRestore;
import dev.vaultline.pipeline.restore.FinishDisks;
import dev.vaultline.pipeline.restore.FitMachine;
import dev.vaultline.pipeline.restore.ListRestoreParts;
import dev.vaultline.pipeline.restore.OpenRestore;
import dev.vaultline.pipeline.restore.PrepareDisks;
import dev.vaultline.pipeline.restore.RestoreBatch;
import dev.vaultline.pipeline.restore.RestoreDesk;
import dev.vaultline.pipeline.restore.RestoreItem;
import dev.vaultline.pipeline.restore.RestorePart;
import dev.vaultline.pipeline.restore.RestorePlatform;
import dev.vaultline.pipeline.restore.RestoreRequests;
import dev.vaultline.pipeline.restore.RestoreRescue;
import dev.vaultline.pipeline.restore.SettleRequests;
import dev.vaultline.pipeline.restore.SettleRestore;
import dev.vaultline.pipeline.restore.SettleRun;
import dev.vaultline.pipeline.restore.replacement.Replacements;
import dev.vaultline.pipeline.retention.CloseRetention;
import dev.vaultline.pipeline.retention.ExpireItems;
import dev.vaultline.pipeline.retention.OpenRetention;
import dev.vaultline.pipeline.retention.RetentionRequests;
import dev.vaultline.pipeline.retention.RetentionRun;
import dev.vaultline.pipeline.retention.SweepVault;
import dev.vaultline.pipeline.snapshot.DiskLocation;
import dev.vaultline.pipeline.snapshot.ItemSource;
import dev.vaultline.pipeline.snapshot.MemorySnapshots;
import dev.vaultline.pipeline.snapshot.RoutedSnapshots;
import dev.vaultline.pipeline.snapshot.SnapshotService;
import dev.vaultline.pipeline.snapshot.SourceKind;
import dev.vaultline.pipeline.table.MemoryStateTable;
import dev.vaultline.pipeline.table.Row;
import dev.vaultline.pipeline.table.StateTable;
import dev.vaultline.pipeline.target.Machines;
import dev.vaultline.pipeline.target.MemoryCompute;
import dev.vaultline.pipeline.target.MemoryRestoreTargets;
import dev.vaultline.pipeline.target.PageBlobTarget;
import dev.vaultline.pipeline.target.ReplacedDisks;
import dev.vaultline.pipeline.target.RestoreTargets;
import dev.vaultline.pipeline.target.RoutedTargets;
import dev.vaultline.pipeline.target.SnapshotTier;
import dev.vaultline.pipeline.tick.Reconciliation;
import dev.vaultline.pipeline.tick.ScheduleTick;
import dev.vaultline.pipeline.transfer.PoisonedPart;
import dev.vaultline.pipeline.transfer.TransferDesk;
import dev.vaultline.pipeline.transfer.TransferPart;
import dev.vaultline.pipeline.vault.LazyVault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The whole pipeline in memory, with every port watched and time in the hands of the test. */
public final class World {
  public static final int BLOCK = 16 << 10;

  /** When the time of tests begins. */
  public static final String START = "2026-11-21T10:00:00Z";

  public final TestClock clock;
  public final Faults faults = new Faults();
  public final MemoryTaskHub hub;
  public final MemorySnapshots disks;
  public final MemoryRestoreTargets restored = new MemoryRestoreTargets();
  public final MemoryCompute compute;
  public final MemoryVaultStore store;
  public final RecordedMeasurements measured = new RecordedMeasurements();
  private final List<MemoryStateTable> tables = new ArrayList<>();
  private final MemoryTaskQueue messages = new MemoryTaskQueue();
  public final BackupDesk desk;
  public final TransferDesk transfer;
  public final Workers workers;

  public final Jobs jobs;
  public final Items items;
  public final Policies policies;
  public final Parts parts;
  public final Points points;
  public final JobReports reports;
  public final Supplier<Vault> vault;
  public final BackupRequests backups;
  public final RestoreRequests restores;
  public final SettleRequests settlements;
  public final RetentionRequests retentions;
  public final ScheduleTick scheduleTick;
  public final JobCancellation cancellation;

  public World() {
    this(new TestClock(START));
  }

  private World(TestClock clock) {
    this(clock, new MemorySnapshots(clock), new MemoryCompute());
  }

  private World(TestClock clock, SnapshotService machines, MemoryCompute compute) {
    this(clock, machines, compute, new RestorePlatform(compute, compute, compute, compute));
  }

  /**
   * One whose machines are on another platform.
   *
   * @param clock whose time is the platform's as well
   * @param machines their snapshots
   * @param managed what of the platform restores make and change
   */
  public World(TestClock clock, SnapshotService machines, RestorePlatform managed) {
    this(clock, machines, new MemoryCompute(), managed);
  }

  private World(
      TestClock clock, SnapshotService machines, MemoryCompute compute, RestorePlatform managed) {
    this.clock = clock;
    this.compute = compute;
    hub = new MemoryTaskHub(clock);
    disks = new MemorySnapshots(clock);
    store = new MemoryVaultStore(clock);
    StateTable jobTable = table("jobs");
    jobs = new Jobs(jobTable, clock, measured::jobEnded);
    reports = new JobReports(jobTable);
    items = new Items(table("items"));
    policies = new Policies(table("policies"), clock);
    parts = new Parts(table("parts"));
    points = new Points(table("points"));
    VaultStore watched = faults.watch(VaultStore.class, "vault", store);
    vault = new LazyVault(() -> watched, this::settings);
    Orchestrations orchestrations = faults.watch(Orchestrations.class, "hub", hub);
    TaskQueue queue = faults.watch(TaskQueue.class, "queue", messages);
    SnapshotService snapshots =
        faults.watch(SnapshotService.class, "snapshots", new RoutedSnapshots(disks, machines));
    desk = new BackupDesk(jobs, items, parts, points, snapshots, vault, clock);
    SnapshotExpiry expiry = new SnapshotExpiry(desk, policies);
    RestoreDesk restoreDesk =
        new RestoreDesk(
            jobs, parts, points, new Replacements(jobTable), platform(managed), vault, clock);
    transfer = new TransferDesk(jobs, parts, snapshots, orchestrations, vault, clock);
    workers =
        new Workers(
            messages, new TransferPart(transfer, measured), new PoisonedPart(transfer, measured));
    backups = new BackupRequests(jobs, items, orchestrations, clock);
    restores = new RestoreRequests(restoreDesk, orchestrations);
    settlements = new SettleRequests(restoreDesk, orchestrations);
    retentions = new RetentionRequests(jobs, orchestrations, clock);
    cancellation = new JobCancellation(jobs, orchestrations);
    scheduleTick =
        new ScheduleTick(
            policies,
            backups,
            new Reconciliation(
                jobs,
                orchestrations,
                new FailBackup(desk),
                new RestoreRescue(restoreDesk, orchestrations),
                clock),
            clock);
    addBackup(desk, orchestrations, queue, expiry);
    addRestore(restoreDesk);
    addRetention(expiry);
  }

  private RestorePlatform platform(RestorePlatform managed) {
    RestoreTargets targets =
        faults.watch(
            RestoreTargets.class, "targets", new RoutedTargets(restored, managed.targets()));
    return new RestorePlatform(
        targets,
        faults.watch(SnapshotTier.class, "tier", managed.snapshots()),
        faults.watch(Machines.class, "machines", managed.machines()),
        faults.watch(ReplacedDisks.class, "replaced", managed.replaced()));
  }

  private StateTable table(String name) {
    MemoryStateTable table = new MemoryStateTable();
    tables.add(table);
    return faults.watch(StateTable.class, name, table);
  }

  /** All that is in tables and histories, in results of orchestrations, and was in messages. */
  public String kept() {
    StringBuilder kept = new StringBuilder();
    for (MemoryStateTable table : tables) {
      try (Stream<Row> rows = table.list()) {
        rows.forEach(row -> kept.append(row).append('\n'));
      }
    }
    for (String instance : hub.instanceIds()) {
      byte[] history = hub.lastTurn(instance);
      kept.append(instance).append(new String(history, StandardCharsets.ISO_8859_1));
    }
    messages.sent().forEach(message -> kept.append(message).append('\n'));
    return kept.toString();
  }

  private VaultSettings settings() {
    return new VaultSettings(new UUID(1, 2), clock.instant(), new BlockSize(BLOCK), 16, 0);
  }

  private void addBackup(
      BackupDesk desk, Orchestrations orchestrations, TaskQueue queue, SnapshotExpiry expiry) {
    hub.orchestrator(FunctionNames.BACKUP_RUN, BackupRun::run);
    hub.orchestrator(FunctionNames.BACKUP_BATCH, BackupBatch::run);
    hub.orchestrator(FunctionNames.SNAPSHOT_ITEM, SnapshotItem::run);
    hub.orchestrator(FunctionNames.TRANSFER_ITEM, TransferItem::run);
    hub.activity(FunctionNames.LIST_ITEMS, new ListItems(items));
    hub.activity(FunctionNames.OPEN_BACKUP, new OpenBackup(desk, policies));
    hub.activity(FunctionNames.TAKE_SNAPSHOT, new TakeSnapshot(desk));
    hub.activity(FunctionNames.BEGIN_TRANSFER, new BeginTransfer(desk, orchestrations));
    hub.activity(FunctionNames.PLAN_TRANSFER, new PlanTransfer(desk, queue, 16 * BLOCK));
    hub.activity(FunctionNames.REVIEW_TRANSFER, new ReviewTransfer(desk, queue));
    hub.activity(FunctionNames.COMMIT_POINT, new CommitPoint(desk));
    hub.activity(FunctionNames.DROP_SNAPSHOTS, new DropSnapshots(desk, expiry));
    hub.activity(FunctionNames.CLOSE_BACKUP, new CloseBackup(desk));
    hub.activity(FunctionNames.FAIL_BACKUP, new FailBackup(desk));
  }

  private void addRestore(RestoreDesk desk) {
    hub.orchestrator(FunctionNames.RESTORE_ITEM, RestoreItem::run);
    hub.orchestrator(FunctionNames.RESTORE_BATCH, RestoreBatch::run);
    hub.orchestrator(FunctionNames.ABANDON_RESTORE, AbandonRestore::run);
    hub.orchestrator(FunctionNames.SETTLE_RUN, SettleRun::run);
    hub.activity(FunctionNames.OPEN_RESTORE, new OpenRestore(desk));
    hub.activity(FunctionNames.PREPARE_DISKS, new PrepareDisks(desk));
    hub.activity(FunctionNames.FINISH_DISKS, new FinishDisks(desk));
    hub.activity(FunctionNames.FIT_MACHINE, new FitMachine(desk));
    hub.activity(FunctionNames.SETTLE_RESTORE, new SettleRestore(desk));
    hub.activity(FunctionNames.LIST_RESTORE_PARTS, new ListRestoreParts(desk));
    hub.activity(FunctionNames.RESTORE_PART, new RestorePart(desk, measured));
    hub.activity(FunctionNames.CLOSE_RESTORE, new CloseRestore(desk));
    hub.activity(FunctionNames.FAIL_RESTORE, new FailRestore(desk));
  }

  private void addRetention(SnapshotExpiry expiry) {
    hub.orchestrator(FunctionNames.RETENTION_RUN, RetentionRun::run);
    hub.activity(FunctionNames.OPEN_RETENTION, new OpenRetention(jobs, clock));
    hub.activity(
        FunctionNames.EXPIRE_ITEMS,
        new ExpireItems(items, policies, reports, expiry, vault, clock));
    hub.activity(FunctionNames.SWEEP_VAULT, new SweepVault(jobs, vault));
    hub.activity(FunctionNames.CLOSE_RETENTION, new CloseRetention(jobs, clock));
  }

  /** A disk of a name. */
  public static DiskLocation disk(String name) {
    return new DiskLocation(SourceKind.PAGE_BLOB, "https://account.example/disks/" + name);
  }

  /** The source of an item that has these disks. */
  public static ItemSource source(DiskLocation... disks) {
    return new ItemSource.Disks(List.of(disks));
  }

  /** Protects an item whose disks have these contents. */
  public ItemId protect(String name, Optional<PolicyName> policy, byte[]... contents) {
    List<DiskLocation> locations =
        IntStream.range(0, contents.length).mapToObj(number -> disk(name + "-" + number)).toList();
    for (int number = 0; number < contents.length; number++) {
      disks.write(locations.get(number), contents[number]);
    }
    ItemId id = new ItemId(name);
    items.describe(ItemRecord.of(id, policy, new ItemSource.Disks(locations)));
    return id;
  }

  /** Does all that can be done, letting time pass where something waits for it. */
  public void settle() {
    Duration limit = Duration.ofDays(3);
    var end = clock.instant().plus(limit);
    do {
      boolean busy = true;
      while (busy) {
        busy = hub.step() || workers.step();
      }
    } while (clock.instant().isBefore(end) && hub.fireNextTimer());
  }

  /** Backs an item up. */
  public JobRecord backUp(ItemId item) {
    JobId job = backups.submit(item, Optional.empty()).id();
    settle();
    return job(job);
  }

  /** The bytes of a disk of a recovery point, read straight from the vault. */
  public byte[] restored(ItemId item, PointId point, int disk) {
    RecoveryPoint record = new RecoveryPoints(vault.get()).require(item, point);
    DiskRestore restore = new DiskRestore(vault.get(), record, disk);
    MemoryRestoreTargets targets = new MemoryRestoreTargets();
    PageBlobTarget place = new PageBlobTarget("checked", "disk");
    targets.create(place, "test", restore.size(), "");
    try (DiskTarget target = targets.open(place)) {
      RestoreReport report = restore.run(target, 1, Progress.NONE);
      if (!report.complete()) {
        throw new AssertionError(report);
      }
    }
    return targets.content(place).orElseThrow();
  }

  /** Random content of some blocks. */
  public static byte[] content(int seed, int blocks) {
    byte[] content = new byte[blocks * BLOCK];
    new Random(seed).nextBytes(content);
    return content;
  }

  /** A job. */
  public JobRecord job(JobId id) {
    return jobs.find(id).orElseThrow();
  }
}
