package dev.vaultline.pipeline.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.table.Codec;
import dev.vaultline.pipeline.table.Fields;
import java.util.Optional;

/** Jobs as JSON: in their table, and in answers to people. */
public final class JobCodec implements Codec<JobRecord> {

  @Override
  public ObjectNode encode(JobRecord job) {
    ObjectNode json = Json.object();
    json.put("id", job.id().value());
    json.put("kind", Fields.word(job.kind()));
    Fields.put(json, "item", job.item());
    json.put("state", Fields.word(job.state()));
    json.put("instance", job.instance());
    json.put("created", job.times().created().toString());
    Fields.put(json, "started", job.times().started());
    Fields.put(json, "ended", job.times().ended());
    Fields.putObjects(json, "tasks", job.tasks(), JobCodec::encode);
    Fields.put(json, "waitingFor", job.waitingFor());
    job.error().ifPresent(error -> json.set("error", encode(error)));
    Fields.put(json, "point", job.point());
    if (job.cancelAsked()) {
      json.put("cancelAsked", true);
    }
    Fields.putTexts(json, "notes", job.notes());
    return json;
  }

  @Override
  public JobRecord decode(JsonNode json) {
    return new JobRecord(
        new JobId(Json.text(json, "id")),
        Fields.word(json, "kind", JobKind.class),
        Json.optionalText(json, "item").map(ItemId::new),
        Fields.word(json, "state", JobState.class),
        Json.text(json, "instance"),
        new JobTimes(
            Json.instant(json, "created"),
            Fields.optionalInstant(json, "started"),
            Fields.optionalInstant(json, "ended")),
        Fields.objects(json, "tasks", JobCodec::decodeTask),
        Json.optionalText(json, "waitingFor"),
        Optional.ofNullable(json.get("error")).map(JobCodec::decodeError),
        Json.optionalText(json, "point").map(PointId::new),
        Fields.flag(json, "cancelAsked"),
        Fields.texts(json, "notes"));
  }

  private static ObjectNode encode(SubTask task) {
    return Json.object()
        .put("name", Fields.word(task.name()))
        .put("state", Fields.word(task.state()))
        .put("bytesDone", task.bytesDone())
        .put("bytesPlanned", task.bytesPlanned());
  }

  private static SubTask decodeTask(JsonNode json) {
    return new SubTask(
        Fields.word(json, "name", TaskName.class),
        Fields.word(json, "state", TaskState.class),
        Json.number(json, "bytesDone"),
        Json.number(json, "bytesPlanned"));
  }

  /** The JSON of an error. */
  public static ObjectNode encode(JobError error) {
    return Json.object().put("code", Fields.word(error.code())).put("message", error.message());
  }

  /** The error of a JSON object. */
  public static JobError decodeError(JsonNode json) {
    return new JobError(Fields.word(json, "code", ErrorCode.class), Json.text(json, "message"));
  }
}
