package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobState;
import java.util.List;
import java.util.Optional;

/** Ends a backup job whose recovery point is committed. */
public final class CloseBackup implements Activity {
  static final String NOTE = "note";

  private final BackupDesk desk;

  public CloseBackup(BackupDesk desk) {
    this.desk = desk;
  }

  @Override
  public ObjectNode run(JsonNode input) {
    close(Payload.job(input), Json.optionalText(input, NOTE));
    return Payload.create();
  }

  /** Ends the job; the item is free only after that. */
  void close(JobId job, Optional<String> note) {
    desk.parts().delete(job);
    desk.jobs()
        .update(
            job,
            change ->
                change
                    .addNotes(note.map(List::of).orElse(List.of()))
                    .ended(JobState.DONE, desk.clock().instant()))
        .flatMap(ended -> ended.item())
        .ifPresent(item -> desk.items().release(item, job));
  }
}
