package dev.vaultline.pipeline.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.pipeline.table.Codec;
import dev.vaultline.pipeline.table.Row;
import dev.vaultline.pipeline.table.RowContent;
import dev.vaultline.pipeline.table.RowKey;
import dev.vaultline.pipeline.table.StateTable;
import dev.vaultline.pipeline.table.TypedTable;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The jobs of the last 90 days. They are kept by the day they were asked for, the newest first, so
 * that the cost of a listing does not grow with their number. Beside them stand a row for each job
 * that has not ended, written before the job and removed after its end, so that none is forgotten;
 * and a row by which an item's jobs are found.
 */
public final class Jobs {
  /** How far back listings look. */
  static final int DAYS = 90;

  /** More than a month without a retention run leaves a few rows behind. */
  private static final int DAYS_TO_FORGET = 31;

  private static final String ACTIVE = "active";
  private static final String ITEM = "item-";

  private final StateTable table;
  private final TypedTable<JobRecord> jobs;
  private final JobsByDay byDay;
  private final TypedTable<JobId> byItem;
  private final Clock clock;
  private final Consumer<JobRecord> ended;

  public Jobs(StateTable table, Clock clock) {
    this(table, clock, job -> {});
  }

  /**
   * @param ended hears of each job once, by the call that ended it
   */
  public Jobs(StateTable table, Clock clock, Consumer<JobRecord> ended) {
    this.table = table;
    this.jobs = new TypedTable<>(table, new JobCodec());
    this.byDay = new JobsByDay(jobs);
    this.byItem = new TypedTable<>(table, new IdCodec());
    this.clock = clock;
    this.ended = ended;
  }

  /** Adds a job unless it is there already. */
  public JobRecord open(JobRecord job) {
    table.put(new RowContent(activeKey(job.id()), "{}"));
    job.item().ifPresent(item -> byItem.put(itemKey(item, job.id()), job.id()));
    if (jobs.insert(JobsByDay.key(job.id()), job)) {
      return job;
    }
    return find(job.id()).orElse(job);
  }

  /** The job of that id, if there is one. */
  public Optional<JobRecord> find(JobId id) {
    return jobs.find(JobsByDay.key(id));
  }

  /**
   * The job of that id, which must go on. Whatever a job does begins with this.
   *
   * @throws JobEndedException when it has ended
   * @throws JobCancelledException when somebody asked for its end
   */
  public JobRecord requireOpen(JobId id) {
    return find(id).orElseThrow(() -> new JobEndedException(id)).requireOpen();
  }

  /** Whether a job has ended, or was never asked for. */
  public boolean isOver(JobId id) {
    return find(id).map(job -> job.state().ended()).orElse(true);
  }

  /**
   * Changes a job that has not ended; a job that has ended stays as it is.
   *
   * @return the job afterwards, or nothing when there is no such job
   */
  public Optional<JobRecord> update(JobId id, UnaryOperator<JobChange> change) {
    AtomicBoolean endedBefore = new AtomicBoolean();
    Optional<JobRecord> changed =
        jobs.update(
            JobsByDay.key(id),
            job -> {
              endedBefore.set(job.state().ended());
              return job.state().ended() ? job : change.apply(job.change()).apply();
            });
    Optional<JobRecord> over = changed.filter(job -> job.state().ended());
    if (over.isPresent() || changed.isEmpty()) {
      table.deleteAll(List.of(activeKey(id)));
    }
    over.filter(job -> !endedBefore.get()).ifPresent(ended);
    return changed;
  }

  /** The jobs that have not ended, oldest first. */
  public List<JobRecord> active() {
    try (Stream<Row> rows = table.list(ACTIVE, "")) {
      return rows.toList().stream().flatMap(row -> active(row).stream()).toList();
    }
  }

  private Optional<JobRecord> active(Row row) {
    JobId id = new JobId(row.key().row());
    Optional<JobRecord> job = find(id).filter(found -> !found.state().ended());
    // An open or a close was cut in two; an hour is enough for one that is under way.
    if (job.isEmpty() && id.asked().isBefore(clock.instant().minus(Duration.ofHours(1)))) {
      table.delete(row);
    }
    return job;
  }

  /** The newest jobs that match, newest first. */
  public List<JobRecord> list(JobFilter filter) {
    if (filter.item().isPresent()) {
      return ofItem(filter.item().get(), filter);
    }
    if (filter.state().map(state -> !state.ended()).orElse(false)) {
      return active().stream()
          .filter(filter::matches)
          .sorted(Comparator.comparing(JobRecord::id).reversed())
          .limit(filter.limit())
          .toList();
    }
    return byDay.list(today(), filter);
  }

  /** The newest job of an item, if it has one. */
  public Optional<JobRecord> newest(ItemId item) {
    return list(new JobFilter(Optional.of(item), Optional.empty(), 1)).stream().findFirst();
  }

  private List<JobRecord> ofItem(ItemId item, JobFilter filter) {
    try (Stream<JobId> ids = byItem.list(ITEM + item, "")) {
      return ids.flatMap(id -> find(id).stream())
          .filter(filter::matches)
          .limit(filter.limit())
          .toList();
    }
  }

  /** Removes the jobs that listings do not look at any more, with their reports. */
  public void forgetOld() {
    for (int day = DAYS; day < DAYS + DAYS_TO_FORGET; day++) {
      forget(JobsByDay.partition(today().minusDays(day)));
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private void forget(String day) {
    try (Stream<JobRecord> old = jobs.list(day, "")) {
      old.forEach(
          job -> {
            table.deletePartition(JobReports.partition(job.id()));
            job.item().ifPresent(item -> table.deleteAll(List.of(itemKey(item, job.id()))));
            table.deleteAll(List.of(JobsByDay.key(job.id())));
          });
    }
  }

  private static RowKey itemKey(ItemId item, JobId id) {
    return new RowKey(ITEM + item, JobsByDay.row(id));
  }

  private static RowKey activeKey(JobId id) {
    return new RowKey(ACTIVE, id.value());
  }

  private static final class IdCodec implements Codec<JobId> {
    @Override
    public ObjectNode encode(JobId id) {
      return Json.object().put("job", id.value());
    }

    @Override
    public JobId decode(JsonNode json) {
      return new JobId(Json.text(json, "job"));
    }
  }
}
