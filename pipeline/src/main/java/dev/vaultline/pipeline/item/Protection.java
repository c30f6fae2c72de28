package dev.vaultline.pipeline.item;

/** Whether an item is protected. */
public enum Protection {
  /** It is backed up as its policy says and when asked. */
  PROTECTED,
  /** It is not backed up any more; its recovery points are kept. */
  STOPPED
}
