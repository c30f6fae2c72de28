package dev.vaultline.pipeline.part;

import dev.vaultline.pipeline.job.JobEndedException;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.table.Row;
import dev.vaultline.pipeline.table.StateTable;
import dev.vaultline.pipeline.table.TypedTable;
import java.util.Map;
import java.util.Optional;

/** All that a job keeps from step to step, as it was at one look. */
public final class Notes {
  private final StateTable table;
  private final JobId job;
  private final Map<String, Row> rows;

  /**
   * @param rows by the names of the notes
   */
  Notes(StateTable table, JobId job, Map<String, Row> rows) {
    this.table = table;
    this.job = job;
    this.rows = Map.copyOf(rows);
  }

  /** What was kept under a note. */
  public <T> Optional<T> kept(Parts.Note<T> note) {
    return Optional.ofNullable(rows.get(note.name()))
        .map(new TypedTable<>(table, note.codec())::decode);
  }

  /**
   * What was kept under a note by a job that is under way.
   *
   * @throws JobEndedException when nothing was: the job has ended
   */
  public <T> T require(Parts.Note<T> note) {
    return kept(note).orElseThrow(() -> new JobEndedException(job));
  }
}
