package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.restore.order.Destination;
import dev.vaultline.pipeline.table.Codec;
import java.util.Optional;

/**
 * An order as {@link RestoreRun} has it in its input, and rows of its time keep it: always for page
 * blobs.
 */
record EarlierOrder(
    JobId job, ItemId item, PointId point, Optional<Integer> disk, Destination.PageBlobs to) {
  /** Under which it was kept beside the job's parts. */
  static final Parts.Note<EarlierOrder> NOTE = new Parts.Note<>("restore", new OrderCodec());

  /** The instance of the orchestration that carries the order out. */
  String instance() {
    return "restore-" + job;
  }

  /** The payload. */
  ObjectNode encode() {
    ObjectNode json =
        Payload.of(job)
            .put("item", item.value())
            .put("point", point.value())
            .put("container", to.container())
            .put("prefix", to.prefix().orElseThrow());
    disk.ifPresent(number -> json.put("disk", number));
    return json;
  }

  /** Whether a payload is such an order. */
  static boolean isIn(JsonNode json) {
    return json.has("container");
  }

  /** The order of a payload. */
  static EarlierOrder decode(JsonNode json) {
    return new EarlierOrder(
        new JobId(Json.text(json, "job")),
        new ItemId(Json.text(json, "item")),
        new PointId(Json.text(json, "point")),
        json.has("disk") ? Optional.of(Json.smallNumber(json, "disk")) : Optional.empty(),
        new Destination.PageBlobs(
            Json.text(json, "container"), Optional.of(Json.text(json, "prefix"))));
  }

  private static final class OrderCodec implements Codec<EarlierOrder> {
    @Override
    public ObjectNode encode(EarlierOrder order) {
      return order.encode();
    }

    @Override
    public EarlierOrder decode(JsonNode json) {
      return EarlierOrder.decode(json);
    }
  }
}
