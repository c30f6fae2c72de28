package dev.vaultline.engine.point;

/** What a recovery point promises about the state of the machine whose disks it holds. */
public enum Consistency {
  /** Applications had written what they held in memory. */
  APPLICATION,
  /** File systems were flushed, applications were not asked. */
  FILE_SYSTEM,
  /** As after a power cut. */
  CRASH
}
