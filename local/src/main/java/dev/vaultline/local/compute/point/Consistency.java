package dev.vaultline.local.compute.point;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.machine.Power;
import dev.vaultline.local.compute.store.Resource;
import java.util.List;

/** What a restore point promises of its disks. */
enum Consistency {
  APPLICATION("ApplicationConsistent"),
  CRASH("CrashConsistent");

  private final String wire;

  Consistency(String wire) {
    this.wire = wire;
  }

  String wire() {
    return wire;
  }

  /** What a request asks and the machine can give: nothing can be flushed in one that is off. */
  static Consistency asked(JsonNode request, Power power) {
    String mode = request.at("/properties/consistencyMode").asText();
    return switch (mode) {
      case "CrashConsistent" -> CRASH;
      case "", "ApplicationConsistent" -> power == Power.RUNNING ? APPLICATION : CRASH;
      default ->
          throw ArmException.invalid(
              "The value '" + mode + "' of consistencyMode is not CrashConsistent.");
    };
  }

  /**
   * @throws ArmException 400 when a disk cannot be in such a point
   */
  void requirePossible(List<Resource> disks) {
    for (Resource disk : disks) {
      String sku = disk.wire().at("/sku/name").asText();
      if (this == CRASH && sku.matches("UltraSSD_LRS|PremiumV2_LRS")) {
        throw new ArmException(
            400,
            "OperationNotAllowed",
            "Disk '%s' of type %s cannot be in a crash-consistent restore point."
                .formatted(disk.id().name(), sku));
      }
    }
  }
}
