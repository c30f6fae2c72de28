package dev.vaultline.cli.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Durations;
import dev.vaultline.cli.output.Report;
import dev.vaultline.cli.output.Sizes;
import dev.vaultline.engine.format.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the demonstration showed.
 *
 * @param retention what retention and the sweep said
 * @param vaultBytes that the vault holds in the end
 * @param kept the folder, if it was to be kept
 */
record DemoReport(
    List<BackupLine> backups,
    List<RestoreLine> restores,
    List<String> retention,
    long vaultBytes,
    Optional<Path> kept,
    double seconds)
    implements Report {

  @Override
  public List<String> lines() {
    return List.of(
        "",
        "All of it in "
            + Durations.text(seconds)
            + ". The vault ends with "
            + Sizes.text(vaultBytes)
            + ", all of it verified. "
            + kept.map(folder -> "Nothing is left running; the data is in " + folder + ".")
                .orElse("Nothing is left running, and no file is left."));
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = Json.object();
    ArrayNode made = json.putArray("backups");
    backups.forEach(line -> made.add(line.json()));
    ArrayNode restored = json.putArray("restores");
    restores.forEach(line -> restored.add(line.json()));
    ArrayNode said = json.putArray("retention");
    retention.forEach(said::add);
    json.put("vaultBytes", vaultBytes).put("seconds", Durations.rounded(seconds));
    kept.ifPresent(folder -> json.put("folder", folder.toString()));
    return json;
  }
}
