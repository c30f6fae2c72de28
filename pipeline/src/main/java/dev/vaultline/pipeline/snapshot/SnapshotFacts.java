package dev.vaultline.pipeline.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.table.Codec;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a snapshot says besides its disks; goes into the recovery point's record. A row of its own:
 * the description of a machine is long.
 */
public final class SnapshotFacts implements Codec<Map<String, String>> {
  /** The machine as the platform describes it, with its disks' slots by number; JSON. */
  public static final String MACHINE = "machine";

  /** Why the snapshot is less consistent than was asked for. */
  public static final String CONSISTENCY = "consistency";

  /** Under which a job keeps them. */
  public static final Parts.Note<Map<String, String>> NOTE =
      new Parts.Note<>("facts", new SnapshotFacts());

  @Override
  public ObjectNode encode(Map<String, String> facts) {
    ObjectNode json = Json.object();
    new TreeMap<>(facts).forEach(json::put);
    return json;
  }

  @Override
  public Map<String, String> decode(JsonNode json) {
    Map<String, String> facts = new TreeMap<>();
    json.fieldNames().forEachRemaining(name -> facts.put(name, Json.text(json, name)));
    return facts;
  }
}
