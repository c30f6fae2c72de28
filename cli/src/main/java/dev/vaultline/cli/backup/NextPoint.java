package dev.vaultline.cli.backup;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/** Chooses the id of a new recovery point. */
final class NextPoint {
  private static final SecureRandom RANDOM = new SecureRandom();

  private NextPoint() {}

  /**
   * An id that sorts after all there are: ids count seconds, and two backups of a small disk may
   * fall into one.
   *
   * @param records of the item, oldest first
   */
  static PointNames of(ItemId item, List<PointNames> records, Instant now) {
    Instant instant = now;
    if (!records.isEmpty()) {
      Instant last = records.get(records.size() - 1).point().instant();
      instant = now.isBefore(last.plusSeconds(1)) ? last.plusSeconds(1) : now;
    }
    return new PointNames(item, PointId.of(instant, RANDOM.nextInt()));
  }
}
