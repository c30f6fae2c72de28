package dev.vaultline.cli.point;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.PointDisk;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointStatistics;
import dev.vaultline.engine.point.RecoveryPoint;
import java.time.Instant;
import java.util.Locale;

/** A recovery point as programs see it. */
public final class PointJson {
  private PointJson() {}

  /** All that is known of a recovery point but where its blocks are. */
  public static ObjectNode of(RecoveryPoint point) {
    PointStatistics done = point.statistics();
    ObjectNode json =
        Json.object()
            .put("item", point.item().value())
            .put("point", point.id().value())
            .put("createdAt", point.facts().createdAt().toString())
            .put("consistency", point.facts().consistency().name().toLowerCase(Locale.ROOT))
            .put("parent", point.parent().map(PointId::value).orElse(null))
            .put("retainUntil", point.facts().retainUntil().map(Instant::toString).orElse(null))
            .put("bytesRead", done.read())
            .put("bytesChanged", done.changed())
            .put("bytesDeduplicated", done.deduplicated())
            .put("bytesStored", done.stored());
    ArrayNode disks = json.putArray("disks");
    point.disks().forEach(disk -> write(disks.addObject(), disk));
    ObjectNode facts = json.putObject("facts");
    point.facts().facts().forEach(facts::put);
    return json;
  }

  private static void write(ObjectNode json, PointDisk disk) {
    json.put("disk", disk.number())
        .put("id", disk.identity().uniqueId())
        .put("size", disk.identity().size())
        .put("coverage", disk.coverage().baseSnapshot().isPresent() ? "changed-ranges" : "full")
        .put("coverageReason", disk.coverage().reason());
  }
}
