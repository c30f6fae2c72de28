package dev.vaultline.pipeline.restore;

/** What becomes of a restore in place. */
public enum Settlement {
  /** It stays: the former disks are deleted. */
  CONFIRM,
  /** The machine gets its former disks back; those of the restore are deleted. */
  UNDO
}
