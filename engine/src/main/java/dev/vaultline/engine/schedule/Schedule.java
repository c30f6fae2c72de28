package dev.vaultline.engine.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * When backups are due. Each local time of the recurrence is due once: a time that the clocks skip
 * is due as soon as they are past it (together with one that is due then anyway), a time that they
 * show twice is due the first time.
 *
 * @param zone whose clocks count
 * @param recurrence the local times
 */
public record Schedule(ZoneId zone, Recurrence recurrence) {
  /** A weekly recurrence leaves six days out, a window reaches into a day, zones skip days. */
  private static final int DAYS_TO_LOOK = 9;

  /** The last instant at or before another at which a backup was due. */
  public Instant lastDue(Instant now) {
    return due(now)
        .filter(instant -> !instant.isAfter(now))
        .max(Instant::compareTo)
        .orElseThrow(() -> new IllegalStateException("nothing due in days before " + now));
  }

  /** The first instant after another at which a backup is due. */
  public Instant nextDue(Instant now) {
    return due(now)
        .filter(instant -> instant.isAfter(now))
        .min(Instant::compareTo)
        .orElseThrow(() -> new IllegalStateException("nothing due in days after " + now));
  }

  private Stream<Instant> due(Instant around) {
    LocalDate today = LocalDate.ofInstant(around, zone);
    return LongStream.rangeClosed(-DAYS_TO_LOOK, DAYS_TO_LOOK)
        .mapToObj(today::plusDays)
        .flatMap(day -> recurrence.timesOf(day).stream())
        .map(this::instant);
  }

  private Instant instant(LocalDateTime local) {
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition transition = rules.getTransition(local);
    if (transition != null && transition.isGap()) {
      return transition.getInstant();
    }
    return local.toInstant(rules.getValidOffsets(local).get(0));
  }
}
