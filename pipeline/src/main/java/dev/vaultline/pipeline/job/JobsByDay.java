package dev.vaultline.pipeline.job;

import dev.vaultline.pipeline.table.RowKey;
import dev.vaultline.pipeline.table.TypedTable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The jobs by the day they were asked for: a partition each, in which the newest come first. */
final class JobsByDay {
  /**
   * How many days a listing asks for at a time, from tomorrow on, for clocks differ. Busy days are
   * asked for alone and read only as far as needed; of the older ones a few requests are enough.
   */
  private static final List<Integer> STEPS = List.of(1, 1, 3, 12, Jobs.DAYS - 16);

  private static final long LAST_SECOND = 9_999_999_999L;

  private final TypedTable<JobRecord> jobs;

  JobsByDay(TypedTable<JobRecord> jobs) {
    this.jobs = jobs;
  }

  /** The newest jobs that match of the last {@value Jobs#DAYS} days, newest first. */
  List<JobRecord> list(LocalDate today, JobFilter filter) {
    List<JobRecord> found = new ArrayList<>();
    LocalDate last = today.plusDays(1);
    for (int days : STEPS) {
      if (found.size() < filter.limit()) {
        LocalDate first = last.minusDays(days - 1);
        found.addAll(newest(first, last, filter, filter.limit() - found.size()));
        last = first.minusDays(1);
      }
    }
    return found;
  }

  private List<JobRecord> newest(LocalDate first, LocalDate last, JobFilter filter, int limit) {
    NavigableMap<String, JobRecord> newest = new TreeMap<>();
    // The days come oldest first: only of a single one can the rest be left unread.
    boolean newestFirst = first.equals(last);
    try (Stream<JobRecord> ofDays = jobs.listPartitions(partition(first), partition(last))) {
      Iterator<JobRecord> matching = ofDays.filter(filter::matches).iterator();
      while (!(newestFirst && newest.size() == limit) && matching.hasNext()) {
        JobRecord job = matching.next();
        newest.put(row(job.id()), job);
        if (newest.size() > limit) {
          newest.pollLastEntry();
        }
      }
    }
    return List.copyOf(newest.values());
  }

  /** Where a job is kept. */
  static RowKey key(JobId id) {
    return new RowKey(partition(LocalDate.ofInstant(id.asked(), ZoneOffset.UTC)), row(id));
  }

  /** The jobs asked for on a day. */
  static String partition(LocalDate day) {
    return "day-" + day;
  }

  /** Orders jobs, the newest first. */
  static String row(JobId id) {
    long left = LAST_SECOND - id.asked().getEpochSecond();
    String unique = id.value().substring(id.value().indexOf('-') + 1);
    return String.format(Locale.ROOT, "%010d-%s", left, unique);
  }
}
