package dev.vaultline.pipeline.durable;

/**
 * The names under which orchestrations, activities and events are known to the platform. An
 * orchestration whose new code would replay an old history differently gets the next name ({@code
 * TransferItem}, then {@code TransferItemV2}), under which new instances start; the old one stays
 * until its last instance ended. docs/upgrades.md has the rules.
 */
public final class FunctionNames {
  public static final String BACKUP_RUN = "BackupRun";
  public static final String BACKUP_BATCH = "BackupBatch";

  public static final String SNAPSHOT_ITEM = "SnapshotItem";
  public static final String TRANSFER_ITEM = "TransferItem";
  public static final String RESTORE_ITEM = "RestoreItem";
  public static final String ABANDON_RESTORE = "AbandonRestore";
  public static final String SETTLE_RUN = "SettleRun";
  public static final String RESTORE_BATCH = "RestoreBatch";
  public static final String RETENTION_RUN = "RetentionRun";

  public static final String LIST_ITEMS = "ListItems";
  public static final String OPEN_BACKUP = "OpenBackup";
  public static final String TAKE_SNAPSHOT = "TakeSnapshot";
  public static final String BEGIN_TRANSFER = "BeginTransfer";
  public static final String PLAN_TRANSFER = "PlanTransfer";
  public static final String REVIEW_TRANSFER = "ReviewTransfer";
  public static final String COMMIT_POINT = "CommitPoint";
  public static final String DROP_SNAPSHOTS = "DropSnapshots";
  public static final String CLOSE_BACKUP = "CloseBackup";
  public static final String FAIL_BACKUP = "FailBackup";
  public static final String OPEN_RESTORE = "OpenRestore";
  public static final String PREPARE_DISKS = "PrepareDisks";
  public static final String FINISH_DISKS = "FinishDisks";
  public static final String FIT_MACHINE = "FitMachine";
  public static final String SETTLE_RESTORE = "SettleRestore";
  public static final String LIST_RESTORE_PARTS = "ListRestoreParts";
  public static final String RESTORE_PART = "RestorePart";
  public static final String CLOSE_RESTORE = "CloseRestore";
  public static final String FAIL_RESTORE = "FailRestore";
  public static final String OPEN_RETENTION = "OpenRetention";
  public static final String EXPIRE_ITEMS = "ExpireItems";
  public static final String SWEEP_VAULT = "SweepVault";
  public static final String CLOSE_RETENTION = "CloseRetention";

  /** Raised on an item's protection when its last part ended. */
  public static final String TRANSFER_FINISHED = "transfer-finished";

  /** Raised on the orchestration of a job that somebody asked to end. */
  public static final String CANCEL_ASKED = "cancel-asked";

  private FunctionNames() {}
}
