package dev.vaultline.pipeline.restore.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.table.Codec;
import dev.vaultline.pipeline.table.Fields;

/** Orders as JSON beside the parts of their job. */
final class RestoreOrderCodec implements Codec<RestoreOrder> {

  @Override
  public ObjectNode encode(RestoreOrder order) {
    ObjectNode json =
        Json.object()
            .put("job", order.job().value())
            .put("item", order.item().value())
            .put("point", order.point().value());
    Fields.putObjects(json, "disks", order.disks(), RestoreOrderCodec::encode);
    json.set("ending", EndingCodec.encode(order.ending()));
    return json;
  }

  @Override
  public RestoreOrder decode(JsonNode json) {
    return new RestoreOrder(
        new JobId(Json.text(json, "job")),
        new ItemId(Json.text(json, "item")),
        new PointId(Json.text(json, "point")),
        Fields.objects(json, "disks", RestoreOrderCodec::decodeDisk),
        EndingCodec.decode(Fields.object(json, "ending")));
  }

  private static ObjectNode encode(PlannedDisk disk) {
    ObjectNode json = TargetCodec.encode(disk.target());
    return json.put("number", disk.number()).put("size", disk.size());
  }

  private static PlannedDisk decodeDisk(JsonNode json) {
    return new PlannedDisk(
        Json.smallNumber(json, "number"), Json.number(json, "size"), TargetCodec.decode(json));
  }
}
