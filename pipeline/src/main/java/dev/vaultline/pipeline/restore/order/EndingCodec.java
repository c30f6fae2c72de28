package dev.vaultline.pipeline.restore.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.table.Fields;
import dev.vaultline.pipeline.target.DiskSlots;
import dev.vaultline.pipeline.target.NewMachine;

/** What becomes of restored disks, as JSON. */
final class EndingCodec {
  private EndingCodec() {}

  static ObjectNode encode(Ending ending) {
    if (ending instanceof Ending.Create create) {
      return encode(create.machine()).put("kind", "create");
    }
    if (ending instanceof Ending.Swap swap) {
      ObjectNode json = Json.object().put("kind", "swap").put("machine", swap.machine().value());
      json.set("disks", DiskSlots.encode(swap.disks()));
      return json;
    }
    return Json.object().put("kind", "disks");
  }

  static Ending decode(JsonNode json) {
    String kind = Json.text(json, "kind");
    return switch (kind) {
      case "disks" -> new Ending.Disks();
      case "create" -> new Ending.Create(decodeMachine(json));
      case "swap" ->
          new Ending.Swap(
              new MachineId(Json.text(json, "machine")),
              DiskSlots.decode(Fields.object(json, "disks")));
      default -> throw new MalformedException("its field 'kind' is '" + kind + "'");
    };
  }

  private static ObjectNode encode(NewMachine machine) {
    ObjectNode json =
        Json.object()
            .put("machine", machine.id().value())
            .put("region", machine.region())
            .put("size", machine.size());
    Fields.put(json, "zone", machine.zone());
    Fields.putTexts(json, "nics", machine.nics());
    Fields.put(json, "subnet", machine.subnet());
    ObjectNode tags = json.putObject("tags");
    machine.tags().forEach(tags::put);
    json.set("disks", DiskSlots.encode(machine.disks()));
    return json;
  }

  private static NewMachine decodeMachine(JsonNode json) {
    return new NewMachine(
        new MachineId(Json.text(json, "machine")),
        Json.text(json, "region"),
        Json.optionalText(json, "zone"),
        Json.text(json, "size"),
        Fields.texts(json, "nics"),
        Json.optionalText(json, "subnet"),
        Fields.textMap(Fields.object(json, "tags")),
        DiskSlots.decode(Fields.object(json, "disks")));
  }
}
