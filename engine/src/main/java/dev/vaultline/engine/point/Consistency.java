package dev.vaultline.engine.point;

/** What was done so that the disks of a recovery point make sense together. */
public enum Consistency {
  /** Applications and file systems were asked to write everything out. */
  APPLICATION,
  /** File systems were asked to write everything out. */
  FILE_SYSTEM,
  /** As after a power cut. */
  CRASH
}
