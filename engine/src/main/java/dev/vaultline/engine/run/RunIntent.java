package dev.vaultline.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.DamagedException;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.format.Document;
import dev.vaultline.engine.format.DocumentKind;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.point.DiskCodec;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.store.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The beginning of a run. While it is in the vault (and no record is), the run is live: the sweep
 * keeps its packs and all its parent needs.
 */
public record RunIntent(Optional<PointId> parent, List<DiskIdentity> disks) {

  byte[] encode() {
    ObjectNode json = Json.object().put("parent", parent.map(PointId::value).orElse(null));
    ArrayNode array = json.putArray("disks");
    disks.forEach(disk -> DiskCodec.write(array.addObject(), disk));
    return Document.encode(DocumentKind.INTENT, Json.write(json));
  }

  static RunIntent decode(ObjectName name, byte[] object) {
    Document document = Document.decode(name, DocumentKind.INTENT, object);
    try {
      JsonNode json = Json.read(document.json());
      List<DiskIdentity> disks = new ArrayList<>();
      Json.array(json, "disks").forEach(node -> disks.add(DiskCodec.read(node)));
      return new RunIntent(Json.optionalText(json, "parent").map(PointId::new), List.copyOf(disks));
    } catch (MalformedException | InvalidInputException e) {
      throw new DamagedException(name.value(), String.valueOf(e.getMessage()), e);
    }
  }
}
