package dev.vaultline.pipeline.protection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.pipeline.item.Protection;
import dev.vaultline.pipeline.machine.FoundMachine;
import dev.vaultline.pipeline.table.Fields;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A machine and how it stands with the vault.
 *
 * @param item that it is protected as, also when that was stopped
 * @param refusal why it cannot be protected
 */
public record MachineView(
    FoundMachine machine,
    Optional<ItemId> item,
    Optional<Protection> protection,
    Optional<String> refusal) {

  /** Whether it is backed up. */
  public boolean isProtected() {
    return protection.equals(Optional.of(Protection.PROTECTED));
  }

  /** The answer for people. */
  public ObjectNode encode() {
    ObjectNode json = Json.object().put("id", machine.id().value());
    json.put("name", machine.id().name()).put("region", machine.region());
    json.put("disks", machine.disks());
    ObjectNode tags = json.putObject("tags");
    new TreeMap<>(machine.tags()).forEach(tags::put);
    json.put("protected", isProtected());
    Fields.put(json, "item", item);
    protection.ifPresent(state -> json.put("protection", Fields.word(state)));
    Fields.put(json, "refusal", refusal);
    return json;
  }
}
