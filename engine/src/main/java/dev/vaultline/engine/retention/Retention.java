package dev.vaultline.engine.retention;

import dev.vaultline.engine.point.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides which recovery points of an item are kept. A pure function: deletes nothing. */
public final class Retention {
  private Retention() {}

  /**
   * Decides for each recovery point of one item.
   *
   * @param points oldest first
   * @return in the same order
   */
  public static List<RetentionDecision> decide(
      RetentionRules rules, List<RecoveryPoint> points, Instant now) {
    List<RetentionDecision> decisions = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      int newer = points.size() - 1 - i;
      decisions.add(
          new RetentionDecision(points.get(i), reasons(rules, points.get(i), newer, now)));
    }
    return decisions;
  }

  private static List<String> reasons(
      RetentionRules rules, RecoveryPoint point, int newer, Instant now) {
    List<String> reasons = new ArrayList<>();
    if (newer == 0) {
      // FEATURES C5: a policy never takes an item's last way back.
      reasons.add("last recovery point of the item");
    }
    if (newer < rules.keepNewest()) {
      reasons.add("one of the newest " + rules.keepNewest());
    }
    Duration age = Duration.between(point.facts().createdAt(), now);
    if (age.compareTo(Duration.ofDays(rules.keepDays())) <= 0) {
      reasons.add("not older than " + rules.keepDays() + " days");
    }
    point
        .facts()
        .retainUntil()
        .filter(until -> until.isAfter(now))
        .ifPresent(until -> reasons.add("to be retained until " + until));
    point.holds().forEach(hold -> reasons.add("held: " + hold));
    return List.copyOf(reasons);
  }
}
