package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.part.PartRecord;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.table.Fields;

/** Lists the ranges of a group. */
public final class ListRestoreParts implements Activity {
  static final String PARTS = "parts";

  private final RestoreDesk desk;

  public ListRestoreParts(RestoreDesk desk) {
    this.desk = desk;
  }

  @Override
  public ObjectNode run(JsonNode input) {
    JobId job = Payload.job(input);
    ObjectNode result = Payload.create();
    Fields.putObjects(
        result,
        PARTS,
        desk.parts().group(job, Json.smallNumber(input, "group")).stream()
            .map(PartRecord::ref)
            .toList(),
        Parts::encode);
    return result;
  }
}
