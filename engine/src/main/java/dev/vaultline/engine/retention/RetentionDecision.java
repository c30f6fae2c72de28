package dev.vaultline.engine.retention;

import dev.vaultline.engine.point.RecoveryPoint;
import java.util.List;

/**
 * Whether a recovery point is kept.
 *
 * @param keptBecause every reason there is; empty when the point expires
 */
public record RetentionDecision(RecoveryPoint point, List<String> keptBecause) {

  /** Whether the point is kept. */
  public boolean keep() {
    return !keptBecause.isEmpty();
  }
}
