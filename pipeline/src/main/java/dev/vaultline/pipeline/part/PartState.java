package dev.vaultline.pipeline.part;

/** Where a part stands. */
public enum PartState {
  /** A worker is to do it, or is at it. */
  QUEUED,
  DONE,
  FAILED
}
