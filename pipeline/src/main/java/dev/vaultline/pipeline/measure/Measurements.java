package dev.vaultline.pipeline.measure;

import dev.vaultline.engine.point.PointStatistics;
import dev.vaultline.pipeline.job.JobRecord;

/**
 * Hears of what happened. Each call stands for one change that this process made durable: a step
 * that is repeated, and a message that comes twice, change nothing and tell nothing. A process that
 * dies between the change and the call tells nothing either: a count may miss one, never has one
 * too many. Never called by orchestrators, which are replayed. Safe for use by many threads; never
 * fails.
 */
public interface Measurements {

  /** A job came to its end. */
  void jobEnded(JobRecord job);

  /** A part of a backup came to the vault. */
  void partTransferred(PointStatistics bytes);

  /** A part of a backup was given up, because each try of it failed. */
  void partPoisoned();

  /** A part of a restore was written: so many bytes, zeros that were left out not counted. */
  void restored(long bytes);

  /** A verification or a restore met so many objects of the vault that are damaged or missing. */
  void damaged(long objects);

  /**
   * The platform refused a request because there were too many.
   *
   * @param operation which kind of request, of a small closed set
   */
  void throttled(String operation);
}
