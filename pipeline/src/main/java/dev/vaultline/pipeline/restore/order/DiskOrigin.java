package dev.vaultline.pipeline.restore.order;

/** Where new managed disks get their bytes from. */
public enum DiskOrigin {
  /** From the snapshots while they are there, which is a matter of moments; else from the vault. */
  AUTO,
  SNAPSHOT,
  VAULT
}
