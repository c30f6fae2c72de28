package dev.vaultline.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.pipeline.Faults;
import dev.vaultline.pipeline.Faults.Moment;
import dev.vaultline.pipeline.TestClock;
import dev.vaultline.pipeline.table.MemoryStateTable;
import dev.vaultline.pipeline.table.StateTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JobsTest {
  private static final ItemId WEB = new ItemId("web");
  private static final ItemId DB = new ItemId("db");

  private final TestClock clock = new TestClock("2026-11-21T10:00:00Z");
  private final Faults faults = new Faults();
  private final StateTable table = faults.watch(StateTable.class, "jobs", new MemoryStateTable());
  private final Jobs jobs = new Jobs(table, clock);

  @Test
  void listsTheNewestFirst() {
    JobRecord first = open(WEB);
    clock.advance(Duration.ofSeconds(1));
    JobRecord second = open(WEB);
    clock.advance(Duration.ofDays(3));
    JobRecord third = open(WEB);
    assertThat(jobs.list(all(50))).containsExactly(third, second, first);
    assertThat(jobs.list(all(2))).containsExactly(third, second);
  }

  @Test
  void listsByItemAndState() {
    JobRecord web = open(WEB);
    JobRecord db = open(DB);
    JobRecord ended = end(db.id());
    assertThat(jobs.list(new JobFilter(Optional.of(DB), Optional.empty(), 50)))
        .containsExactly(ended);
    assertThat(jobs.list(new JobFilter(Optional.empty(), Optional.of(JobState.QUEUED), 50)))
        .containsExactly(web);
    assertThat(jobs.list(new JobFilter(Optional.of(DB), Optional.of(JobState.QUEUED), 50)))
        .isEmpty();
  }

  @Test
  void refusesALimitThatIsNone() {
    assertThatThrownBy(() -> all(0)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> all(1_001)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void openedAgainAJobStaysAsItIs() {
    JobRecord job = open(WEB);
    JobRecord ended = end(job.id());
    assertThat(jobs.open(job)).isEqualTo(ended);
    assertThat(jobs.active()).isEmpty();
  }

  @Test
  void aJobThatHasEndedNeverChanges() {
    JobRecord ended = end(open(WEB).id());
    assertThat(
            jobs.update(
                ended.id(),
                change -> change.failed(new JobError(ErrorCode.LOST, "no"), clock.instant())))
        .contains(ended);
    assertThatThrownBy(() -> jobs.requireOpen(ended.id())).isInstanceOf(JobEndedException.class);
  }

  @Test
  void knowsWhichHaveNotEnded() {
    JobRecord web = open(WEB);
    JobRecord db = open(DB);
    end(db.id());
    assertThat(jobs.active()).containsExactly(web);
  }

  @Test
  void forgetsJobsThatListingsDoNotLookAtAnyMore() {
    JobRecord old = end(open(WEB).id());
    new JobReports(table).put(old.id(), WEB, List.of("a line"));
    clock.advance(Duration.ofDays(Jobs.DAYS + 1));
    JobRecord recent = end(open(WEB).id());
    assertThat(jobs.list(all(50))).containsExactly(recent);
    jobs.forgetOld();
    assertThat(jobs.find(old.id())).isEmpty();
    assertThat(new JobReports(table).lines(old.id(), 10)).isEmpty();
    assertThat(jobs.find(recent.id())).contains(recent);
  }

  @Test
  void aRecordSurvivesItsTableWithEverythingInIt() {
    JobRecord job = open(WEB);
    jobs.update(
        job.id(),
        change ->
            change
                .startedBy("protect-1", clock.instant())
                .task(TaskName.TRANSFER, task -> task.at(1, 2).in(TaskState.RUNNING))
                .waitingFor(Optional.of("for workers"))
                .notes(List.of("a note")));
    JobRecord failed =
        jobs.update(
                job.id(),
                change -> change.failed(new JobError(ErrorCode.POISONED, "why"), clock.instant()))
            .orElseThrow();
    assertThat(jobs.find(job.id())).contains(failed);
    assertThat(failed.task(TaskName.TRANSFER).state()).isEqualTo(TaskState.FAILED);
    assertThat(failed.notes()).containsExactly("a note");
    assertThat(failed.waitingFor()).isEmpty();
  }

  @Test
  void theSameRequestHasTheSameIdAndItsSecond() {
    JobId id = JobId.of(clock.instant(), "policy/web");
    assertThat(id).isEqualTo(JobId.of(clock.instant(), "policy/web"));
    assertThat(id).isNotEqualTo(JobId.of(clock.instant(), "policy/db"));
    assertThat(id.asked()).isEqualTo(clock.instant());
    assertThatThrownBy(() -> new JobId("no")).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void tooLongTextIsShortened() {
    assertThat(new JobError(ErrorCode.INTERNAL, "x".repeat(5_000)).message()).hasSize(1_000);
    JobRecord job = open(WEB);
    List<String> notes = Collections.nCopies(500, "n".repeat(1_000));
    assertThat(jobs.update(job.id(), change -> change.notes(notes)).orElseThrow().notes())
        .hasSize(50)
        .allMatch(note -> note.length() == 300);
  }

  @Test
  void listsTheNewestOfAllDaysWithAFewRequests() {
    List<JobRecord> newestFirst = new ArrayList<>();
    for (int day = 0; day < Jobs.DAYS; day++) {
      newestFirst.add(0, open(WEB));
      clock.advance(Duration.ofHours(1));
      newestFirst.add(0, open(WEB));
      clock.advance(Duration.ofHours(23));
    }
    clock.advance(Duration.ofDays(-1));
    for (int limit : List.of(1, 2, 3, 7, 8, 9, 33, 100, 2 * Jobs.DAYS)) {
      faults.failAt(Integer.MAX_VALUE, Moment.BEFORE);
      assertThat(jobs.list(all(limit))).isEqualTo(newestFirst.subList(0, limit));
      faults.clear();
      assertThat(faults.calls()).hasSizeLessThanOrEqualTo(5);
    }
  }

  private JobRecord open(ItemId item) {
    JobId id = JobId.of(clock.instant(), item + " " + clock.instant());
    return jobs.open(
        JobRecord.queued(id, JobKind.BACKUP, Optional.of(item), "backup-" + id, clock.instant()));
  }

  private JobRecord end(JobId id) {
    return jobs.update(id, change -> change.ended(JobState.DONE, clock.instant())).orElseThrow();
  }

  private static JobFilter all(int limit) {
    return new JobFilter(Optional.empty(), Optional.empty(), limit);
  }
}
