package dev.vaultline.azure.compute.point;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.point.Consistency;
import java.util.Optional;

/** Azure's words for the consistency of a restore point. */
final class PointConsistency {
  private static final String CRASH = "CrashConsistent";

  private PointConsistency() {}

  /** Azure takes the most consistent point the machine allows when it is not told otherwise. */
  static Optional<String> requested(Consistency consistency) {
    return consistency == Consistency.CRASH ? Optional.of(CRASH) : Optional.empty();
  }

  /** What a restore point is; empty while Azure does not know yet. */
  static Optional<Consistency> of(JsonNode properties) {
    return Json.optionalText(properties, "consistencyMode").map(PointConsistency::parse);
  }

  private static Consistency parse(String word) {
    return switch (word) {
      case CRASH -> Consistency.CRASH;
      case "FileSystemConsistent" -> Consistency.FILE_SYSTEM;
      case "ApplicationConsistent" -> Consistency.APPLICATION;
      default -> throw new MalformedException("consistency '" + word + "' is not known");
    };
  }
}
