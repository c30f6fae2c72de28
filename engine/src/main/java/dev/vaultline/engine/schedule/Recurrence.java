package dev.vaultline.engine.schedule;

import dev.vaultline.engine.InvalidInputException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** At which local times backups are due. */
public sealed interface Recurrence {

  /** The local times that belong to a day, ascending. A window may end on the day after. */
  List<LocalDateTime> timesOf(LocalDate day);

  /** Each day at one time. */
  record Daily(LocalTime at) implements Recurrence {
    public Daily {
      requireWholeMinute(at);
    }

    @Override
    public List<LocalDateTime> timesOf(LocalDate day) {
      return List.of(day.atTime(at));
    }
  }

  /** On some days of the week at one time. */
  record Weekly(Set<DayOfWeek> days, LocalTime at) implements Recurrence {
    public Weekly {
      if (days.isEmpty()) {
        throw new InvalidInputException("a weekly schedule needs at least one day");
      }
      days = Set.copyOf(EnumSet.copyOf(days));
      requireWholeMinute(at);
    }

    @Override
    public List<LocalDateTime> timesOf(LocalDate day) {
      return days.contains(day.getDayOfWeek()) ? List.of(day.atTime(at)) : List.of();
    }
  }

  /**
   * Each day several times, the first and last included.
   *
   * @param every hours between two: 1, 4, 6, 8 or 12
   * @param from the first
   * @param hours how many hours after the first the last may be: 4–24
   */
  record Hourly(int every, LocalTime from, int hours) implements Recurrence {
    private static final Set<Integer> STEPS = Set.of(1, 4, 6, 8, 12);

    public Hourly {
      if (!STEPS.contains(every)) {
        throw new InvalidInputException(
            "an hourly schedule runs every 1, 4, 6, 8 or 12 hours, not every " + every);
      }
      if (hours < 4 || hours > 24) {
        throw new InvalidInputException(
            "the window of an hourly schedule has 4-24 hours, not " + hours);
      }
      requireWholeMinute(from);
    }

    @Override
    public List<LocalDateTime> timesOf(LocalDate day) {
      return IntStream.iterate(0, hour -> hour <= hours && hour < 24, hour -> hour + every)
          .mapToObj(hour -> day.atTime(from).plusHours(hour))
          .toList();
    }
  }

  private static void requireWholeMinute(LocalTime time) {
    if (time.getSecond() != 0 || time.getNano() != 0) {
      throw new InvalidInputException("a schedule's time is a whole minute, not " + time);
    }
  }
}
