package dev.vaultline.pipeline.job;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.ItemId;
import java.util.Optional;

/**
 * Which jobs to list.
 *
 * @param item only those of this item
 * @param state only those in this state
 * @param limit at most this many, the newest: 1–1,000
 */
public record JobFilter(Optional<ItemId> item, Optional<JobState> state, int limit) {
  /** How many are listed unless the caller says otherwise. */
  public static final int DEFAULT_LIMIT = 50;

  private static final int MAX_LIMIT = 1_000;

  public JobFilter {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidInputException("limit is " + limit + "; expected 1-" + MAX_LIMIT);
    }
  }

  boolean matches(JobRecord job) {
    return (item.isEmpty() || item.equals(job.item()))
        && (state.isEmpty() || state.get() == job.state());
  }
}
