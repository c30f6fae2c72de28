package dev.vaultline.pipeline.job;

/** The sub-tasks that jobs are made of. */
public enum TaskName {
  /** The platform takes a snapshot beside the disks. */
  SNAPSHOT,
  /** Data goes from the snapshot to the vault. */
  TRANSFER,
  /** New disks are made. */
  DISKS,
  /** Data goes from the vault to new disks. */
  RESTORE,
  /** New disks are closed to writers, so that machines can use them. */
  FINISH,
  /** A machine gets the new disks, or its former ones back. */
  MACHINE,
  /** Recovery points that no rule wants are buried. */
  EXPIRE,
  /** What no recovery point needs is deleted. */
  SWEEP
}
