package dev.vaultline.pipeline.restore.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.table.Fields;
import dev.vaultline.pipeline.target.DiskTraits;
import dev.vaultline.pipeline.target.ManagedDiskId;
import dev.vaultline.pipeline.target.ManagedTarget;
import dev.vaultline.pipeline.target.PageBlobTarget;
import dev.vaultline.pipeline.target.TargetDisk;

/** Disks that a restore creates, as JSON. */
final class TargetCodec {
  private TargetCodec() {}

  static ObjectNode encode(TargetDisk target) {
    if (target instanceof PageBlobTarget blob) {
      return Json.object().put("container", blob.container()).put("blob", blob.name());
    }
    ManagedTarget disk = (ManagedTarget) target;
    ObjectNode json = Json.object().put("disk", disk.id().toString());
    json.put("region", disk.traits().region()).put("sku", disk.traits().sku());
    Fields.put(json, "zone", disk.traits().zone());
    Fields.put(json, "osType", disk.traits().osType());
    Fields.put(json, "generation", disk.traits().generation());
    Fields.put(json, "source", disk.source());
    return json;
  }

  static TargetDisk decode(JsonNode json) {
    if (json.has("container")) {
      return new PageBlobTarget(Json.text(json, "container"), Json.text(json, "blob"));
    }
    DiskTraits traits =
        new DiskTraits(
            Json.text(json, "region"),
            Json.optionalText(json, "zone"),
            Json.text(json, "sku"),
            Json.optionalText(json, "osType"),
            Json.optionalText(json, "generation"));
    return new ManagedTarget(
        ManagedDiskId.parse(Json.text(json, "disk")), traits, Json.optionalText(json, "source"));
  }
}
