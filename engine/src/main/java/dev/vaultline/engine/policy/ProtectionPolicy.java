package dev.vaultline.engine.policy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.retention.RetentionRules;
import dev.vaultline.engine.schedule.Recurrence;
import dev.vaultline.engine.schedule.Schedule;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * How items are protected.
 *
 * @param schedule when they are backed up
 * @param instantRestoreDays how long the platform's snapshots are kept beside the disks: 1–5 days
 * @param retention which recovery points are kept
 * @param consistency what snapshots of running machines are to be: {@link Consistency#APPLICATION},
 *     or {@link Consistency#CRASH}, which the guest has no part in
 */
public record ProtectionPolicy(
    PolicyName name,
    Schedule schedule,
    int instantRestoreDays,
    RetentionRules retention,
    Consistency consistency) {
  /** Days that snapshots are kept unless a policy says otherwise. */
  public static final int DEFAULT_INSTANT_RESTORE_DAYS = 2;

  public ProtectionPolicy {
    if (consistency == Consistency.FILE_SYSTEM) {
      throw new InvalidInputException(
          "policy " + name + " asks for file-system consistency; expected application or crash");
    }
    if (instantRestoreDays < 1 || instantRestoreDays > 5) {
      throw new InvalidInputException(
          "policy " + name + " has " + instantRestoreDays + " instant-restore days; expected 1-5");
    }
  }

  /** A policy that asks for snapshots as consistent as they can be. */
  public ProtectionPolicy(
      PolicyName name, Schedule schedule, int instantRestoreDays, RetentionRules retention) {
    this(name, schedule, instantRestoreDays, retention, Consistency.APPLICATION);
  }

  /** The policy to start with: daily at two in the morning, kept for 30 days. */
  public static ProtectionPolicy standard(PolicyName name, ZoneId zone) {
    return new ProtectionPolicy(
        name,
        new Schedule(zone, new Recurrence.Daily(LocalTime.of(2, 0))),
        DEFAULT_INSTANT_RESTORE_DAYS,
        new RetentionRules(1, 30));
  }
}
