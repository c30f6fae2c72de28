package dev.vaultline.engine.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.DamagedException;
import dev.vaultline.engine.disk.Coverage;
import dev.vaultline.engine.format.Document;
import dev.vaultline.engine.format.DocumentKind;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.store.ObjectName;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a run, and for each disk how much of it they cover. Stored once, so that a repeated
 * planning that sees other ranges changes nothing.
 */
record RunPlan(List<Coverage> coverages, List<PlannedPart> parts) {

  byte[] encode() {
    ObjectNode json = Json.object();
    ArrayNode disks = json.putArray("disks");
    for (Coverage coverage : coverages) {
      ObjectNode disk = disks.addObject().put("coverage", coverage.reason());
      coverage.baseSnapshot().ifPresent(base -> disk.put("baseSnapshot", base));
    }
    ArrayNode array = json.putArray("parts");
    for (PlannedPart part : parts) {
      array
          .addObject()
          .put("disk", part.id().disk())
          .put("part", part.id().number())
          .put("firstPage", part.firstPage())
          .put("pages", part.pages())
          .put("bytes", part.bytes());
    }
    return Document.encode(DocumentKind.PLAN, Json.write(json));
  }

  static RunPlan decode(ObjectName name, byte[] object) {
    Document document = Document.decode(name, DocumentKind.PLAN, object);
    try {
      JsonNode json = Json.read(document.json());
      List<Coverage> coverages = new ArrayList<>();
      for (JsonNode node : Json.array(json, "disks")) {
        coverages.add(
            new Coverage(Json.optionalText(node, "baseSnapshot"), Json.text(node, "coverage")));
      }
      List<PlannedPart> parts = new ArrayList<>();
      Json.array(json, "parts").forEach(node -> parts.add(part(node)));
      return new RunPlan(List.copyOf(coverages), List.copyOf(parts));
    } catch (MalformedException e) {
      throw new DamagedException(name.value(), e.getMessage(), e);
    }
  }

  private static PlannedPart part(JsonNode node) {
    return new PlannedPart(
        new PartId(Json.smallNumber(node, "disk"), Json.smallNumber(node, "part")),
        Json.smallNumber(node, "firstPage"),
        Json.smallNumber(node, "pages"),
        Json.number(node, "bytes"));
  }
}
