package dev.vaultline.pipeline.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.pipeline.machine.DiskSelection;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.table.Fields;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of a JSON object that say what an item is a backup of: {@code disks} with its disks,
 * or {@code machine} with an id and, where not all of its disks are wanted, {@code only} or {@code
 * except} with names such as {@code os} and {@code lun:0}.
 */
public final class SourceCodec {
  private static final String DISKS = "disks";
  private static final String MACHINE = "machine";
  private static final String ONLY = "only";
  private static final String EXCEPT = "except";

  private SourceCodec() {}

  /** Writes the fields. */
  public static void write(ItemSource source, ObjectNode json) {
    if (source instanceof ItemSource.Disks named) {
      Fields.putObjects(json, DISKS, named.disks(), SourceCodec::encode);
    } else if (source instanceof ItemSource.Machine machine) {
      json.put(MACHINE, machine.id().value());
      write(machine.disks(), json);
    }
  }

  private static void write(DiskSelection selection, ObjectNode json) {
    if (selection instanceof DiskSelection.Only only) {
      write(ONLY, only.slots(), json);
    } else if (selection instanceof DiskSelection.Except except) {
      write(EXCEPT, except.slots(), json);
    }
  }

  private static void write(String field, Set<DiskSlot> slots, ObjectNode json) {
    Fields.putTexts(json, field, new TreeSet<>(slots).stream().map(DiskSlot::toString).toList());
  }

  /** Reads the fields. */
  public static ItemSource read(JsonNode json) {
    if (json.has(MACHINE) == json.has(DISKS)) {
      throw new MalformedException("it needs either 'machine' or 'disks'");
    }
    return json.has(MACHINE)
        ? new ItemSource.Machine(new MachineId(Json.text(json, MACHINE)), selection(json))
        : new ItemSource.Disks(Fields.objects(json, DISKS, SourceCodec::decodeDisk));
  }

  private static DiskSelection selection(JsonNode json) {
    if (json.has(ONLY) && json.has(EXCEPT)) {
      throw new MalformedException("it has both 'only' and 'except'; expected one of them");
    }
    if (json.has(ONLY)) {
      return new DiskSelection.Only(slots(json, ONLY));
    }
    return json.has(EXCEPT) ? new DiskSelection.Except(slots(json, EXCEPT)) : DiskSelection.ALL;
  }

  private static Set<DiskSlot> slots(JsonNode json, String field) {
    Set<DiskSlot> slots = new TreeSet<>();
    Fields.texts(json, field).forEach(word -> slots.add(DiskSlot.parse(word)));
    return slots;
  }

  private static ObjectNode encode(DiskLocation disk) {
    return Json.object().put("kind", disk.kind().word()).put("location", disk.location());
  }

  private static DiskLocation decodeDisk(JsonNode json) {
    return new DiskLocation(SourceKind.parse(Json.text(json, "kind")), Json.text(json, "location"));
  }
}
