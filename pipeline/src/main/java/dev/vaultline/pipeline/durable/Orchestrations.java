package dev.vaultline.pipeline.durable;

import java.time.Instant;

/** Starts orchestrations and reaches those that run. Safe for use by many threads. */
public interface Orchestrations {

  /**
   * Starts an orchestration unless there is, or was, one of that id.
   *
   * @param name of {@link FunctionNames}
   * @param input the text of a payload
   * @return whether it was started by this call
   */
  boolean start(String name, String instanceId, String input);

  /**
   * Raises an event on an instance; does nothing when there is none or it has ended. An event may
   * arrive more than once.
   */
  void raise(String instanceId, String event);

  /**
   * Removes instances that have ended, with their histories; others stay.
   *
   * @param createdBefore only instances that were created before
   * @param limit how many at most
   * @return how many were removed; none when there are no more
   */
  int purge(Instant createdBefore, int limit);

  /** What has become of an instance. */
  InstanceState state(String instanceId);
}
