package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.table.Codec;
import dev.vaultline.pipeline.target.TargetDisk;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A recovery point to be restored into new disks.
 *
 * @param disk only this one; empty for all
 * @param container where the new disks go
 * @param prefix of their names; each ends in {@code disk-} and the disk's number
 */
public record RestoreOrder(
    JobId job,
    ItemId item,
    PointId point,
    Optional<Integer> disk,
    String container,
    String prefix) {
  /** Under which it is kept beside the job's parts. */
  static final Parts.Note<RestoreOrder> NOTE = new Parts.Note<>("restore", new OrderCodec());

  public RestoreOrder {
    // Fails now rather than in the restore.
    new TargetDisk(container, prefix + "disk-0");
  }

  /** The name of the new disk for a disk of the point. */
  public TargetDisk target(int number) {
    return new TargetDisk(container, prefix + "disk-" + number);
  }

  /** The numbers of the disks to restore of a point that has so many. */
  List<Integer> numbers(int disks) {
    return disk.map(List::of).orElseGet(() -> IntStream.range(0, disks).boxed().toList());
  }

  /** The instance of the orchestration that carries the order out. */
  public String instance() {
    return "restore-" + job;
  }

  /** The payload. */
  public ObjectNode encode() {
    ObjectNode json =
        Payload.of(job)
            .put("item", item.value())
            .put("point", point.value())
            .put("container", container)
            .put("prefix", prefix);
    disk.ifPresent(number -> json.put("disk", number));
    return json;
  }

  /** The order of a payload. */
  public static RestoreOrder decode(JsonNode json) {
    return new RestoreOrder(
        new JobId(Json.text(json, "job")),
        new ItemId(Json.text(json, "item")),
        new PointId(Json.text(json, "point")),
        json.has("disk") ? Optional.of(Json.smallNumber(json, "disk")) : Optional.empty(),
        Json.text(json, "container"),
        Json.text(json, "prefix"));
  }

  private static final class OrderCodec implements Codec<RestoreOrder> {
    @Override
    public ObjectNode encode(RestoreOrder order) {
      return order.encode();
    }

    @Override
    public RestoreOrder decode(JsonNode json) {
      return RestoreOrder.decode(json);
    }
  }
}
