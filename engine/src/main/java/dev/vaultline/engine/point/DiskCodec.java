package dev.vaultline.engine.point;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.format.Json;

/** The stored form of a disk's identity, in records and in intents. */
public final class DiskCodec {
  private DiskCodec() {}

  /** Writes an identity into an object. */
  public static void write(ObjectNode node, DiskIdentity disk) {
    node.put("uniqueId", disk.uniqueId())
        .put("snapshotId", disk.snapshotId())
        .put("size", disk.size())
        .put("sectorSize", disk.sectorSize());
  }

  /** Reads what {@link #write} wrote. */
  public static DiskIdentity read(JsonNode node) {
    return new DiskIdentity(
        Json.text(node, "uniqueId"),
        Json.text(node, "snapshotId"),
        Json.number(node, "size"),
        Json.smallNumber(node, "sectorSize"));
  }
}
