package dev.vaultline.cli.cost;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointStatistics;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.vault.Vault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the recovery points of a vault say of an average machine. The oldest point of an item stands
 * for its first backup only while no point before it expired: then its parent is empty.
 *
 * @param machines how many items were looked at
 * @param disks of a machine
 * @param first what a first backup did
 * @param days between the oldest and the newest points, of all items together
 * @param later what all further backups did together
 */
record MeasuredChurn(
    int machines, double disks, PointStatistics first, double days, PointStatistics later) {
  private static final double HOURS = 24;

  /**
   * Reads the records of a vault.
   *
   * @throws InvalidInputException when they say nothing of churn
   */
  static MeasuredChurn of(Vault vault, Optional<ItemId> only) {
    RecoveryPoints catalogue = new RecoveryPoints(vault);
    List<List<RecoveryPoint>> histories = new ArrayList<>();
    for (ItemId item : only.map(List::of).orElseGet(catalogue::items)) {
      List<RecoveryPoint> points = catalogue.list(item);
      if (points.size() > 1 && points.get(0).parent().isEmpty()) {
        histories.add(points);
      }
    }
    if (histories.isEmpty()) {
      throw new InvalidInputException(
          "no item of the vault has its first recovery point and a later one, which churn is"
              + " measured by; give --used and --churn instead");
    }
    return of(histories);
  }

  private static MeasuredChurn of(List<List<RecoveryPoint>> histories) {
    PointStatistics first = PointStatistics.NONE;
    PointStatistics later = PointStatistics.NONE;
    double days = 0;
    double disks = 0;
    for (List<RecoveryPoint> points : histories) {
      first = first.plus(points.get(0).statistics());
      for (RecoveryPoint point : points.subList(1, points.size())) {
        later = later.plus(point.statistics());
      }
      RecoveryPoint newest = points.get(points.size() - 1);
      Duration between =
          Duration.between(points.get(0).facts().createdAt(), newest.facts().createdAt());
      days += between.toMinutes() / 60.0 / HOURS;
      disks += newest.disks().size();
    }
    int machines = histories.size();
    // Points made within minutes of each other stand for days of their own.
    int backups = histories.stream().mapToInt(points -> points.size() - 1).sum();
    return new MeasuredChurn(machines, disks / machines, first, days < 1 ? backups : days, later);
  }

  /** The load of so many machines like these. */
  Workload load(int count, int keepDays, int instantDays, Redundancy redundancy) {
    return new Workload(
        count,
        disks,
        (double) first.changed() / machines,
        later.changed() / days,
        later.read() / days,
        (double) first.stored() / machines,
        later.stored() / days,
        keepDays,
        instantDays,
        redundancy);
  }
}
