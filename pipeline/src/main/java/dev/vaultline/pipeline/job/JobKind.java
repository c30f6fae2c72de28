package dev.vaultline.pipeline.job;

/** What a job does. */
public enum JobKind {
  BACKUP,
  RESTORE,
  RETENTION
}
