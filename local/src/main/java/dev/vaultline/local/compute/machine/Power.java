package dev.vaultline.local.compute.machine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.store.Json;
import dev.vaultline.local.compute.store.Resource;
import java.util.Locale;

/** Whether a machine runs. */
public enum Power {
  /** It runs. */
  RUNNING,
  /** It is off and keeps its host. */
  STOPPED,
  /** It is off and has no host. */
  DEALLOCATED;

  public static Power of(Resource machine) {
    return Power.valueOf(
        machine.hidden().path("power").asText("deallocated").toUpperCase(Locale.ROOT));
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The emulator's note of it. */
  public ObjectNode note() {
    return Json.object().put("power", wire());
  }

  /** The state of disks of such a machine. */
  String diskState() {
    return this == DEALLOCATED ? "Reserved" : "Attached";
  }

  ObjectNode instanceView(Resource machine) {
    ObjectNode view = Json.object();
    view.put("computerName", machine.id().name());
    ArrayNode statuses = view.putArray("statuses");
    String provisioning = machine.text("provisioningState").toLowerCase(Locale.ROOT);
    statuses
        .addObject()
        .put("code", "ProvisioningState/" + provisioning)
        .put("level", "Info")
        .put("displayStatus", "Provisioning " + provisioning);
    statuses
        .addObject()
        .put("code", "PowerState/" + wire())
        .put("level", "Info")
        .put("displayStatus", "VM " + wire());
    return view;
  }
}
