package dev.vaultline.pipeline.point;

/** Where a recovery point can be restored from. */
public enum Tier {
  /** Only from the platform's snapshot beside the disks: its transfer was skipped. */
  SNAPSHOT,
  /** Only from the vault. */
  VAULT,
  /** From the vault, and at once from the platform's snapshot beside the disks. */
  SNAPSHOT_AND_VAULT
}
