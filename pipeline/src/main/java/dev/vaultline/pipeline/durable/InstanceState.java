package dev.vaultline.pipeline.durable;

/** What the platform says of an instance of an orchestration. */
public enum InstanceState {
  /** There is none of that id. */
  ABSENT,
  /** It waits to begin, runs, or is suspended. */
  ALIVE,
  /** It completed, failed, or was terminated. */
  ENDED
}
