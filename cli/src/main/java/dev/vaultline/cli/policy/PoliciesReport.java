package dev.vaultline.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Report;
import dev.vaultline.cli.output.TextTable;
import dev.vaultline.cli.output.TextTable.Side;
import dev.vaultline.engine.format.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * The policies of an answer, a line each. Schedules and rules are shown word by word, so that those
 * of a newer service are shown too.
 */
record PoliciesReport(JsonNode answer) implements Report {

  @Override
  public List<String> lines() {
    JsonNode policies = Json.array(answer, "policies");
    if (policies.isEmpty()) {
      return List.of("There are no policies.");
    }
    TextTable table =
        new TextTable(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT)
            .row("POLICY", "SCHEDULE", "ZONE", "RETENTION", "INSTANT RESTORE");
    for (JsonNode policy : policies) {
      table.row(
          policy.path("name").asText(),
          words(policy.path("schedule")),
          policy.path("zone").asText(),
          words(policy.path("retention")),
          policy.path("instantRestoreDays").asText() + " days");
    }
    return table.lines();
  }

  private static String words(JsonNode object) {
    List<String> words = new ArrayList<>();
    for (var field : object.properties()) {
      String value =
          field.getValue().isValueNode() ? field.getValue().asText() : field.getValue().toString();
      words.add(field.getKey().equals("kind") ? value : field.getKey() + " " + value);
    }
    return String.join(", ", words);
  }

  @Override
  public ObjectNode json() {
    return answer.deepCopy();
  }
}
