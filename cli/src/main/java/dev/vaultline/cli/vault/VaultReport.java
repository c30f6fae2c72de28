package dev.vaultline.cli.vault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Report;
import dev.vaultline.cli.output.Sizes;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.vault.VaultSettings;
import java.util.List;

/** A vault that was created. */
record VaultReport(String location, VaultSettings settings) implements Report {

  @Override
  public List<String> lines() {
    return List.of(
        "Created a vault in " + location,
        "  id           " + settings.id(),
        "  block size   " + Sizes.text(settings.blockSize().bytes()),
        "  soft delete  " + settings.softDeleteDays() + " days",
        "Next: vaultline backup --vault " + location + " --item NAME --disk PATH");
  }

  @Override
  public ObjectNode json() {
    return Json.object()
        .put("vault", location)
        .put("id", settings.id().toString())
        .put("createdAt", settings.createdAt().toString())
        .put("blockSize", settings.blockSize().bytes())
        .put("blocksPerPage", settings.blocksPerPage())
        .put("softDeleteDays", settings.softDeleteDays());
  }
}
