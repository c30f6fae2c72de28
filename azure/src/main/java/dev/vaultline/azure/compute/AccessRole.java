package dev.vaultline.azure.compute;

/** The two identities Vaultline runs under, so that neither can do what the other does. */
public enum AccessRole {
  /** Reads machines and disks; makes, reads and deletes snapshots and restore points. */
  BACKUP,
  /** Makes disks and machines and swaps the disks of machines; reads snapshots. */
  RESTORE
}
