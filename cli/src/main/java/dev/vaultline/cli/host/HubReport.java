package dev.vaultline.cli.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Report;
import dev.vaultline.engine.format.Json;
import java.nio.file.Path;
import java.util.List;

/** A hub that is ready. */
record HubReport(int port, Path database) implements Report {

  @Override
  public List<String> lines() {
    return List.of(
        "The task hub listens on 127.0.0.1:" + port + " (gRPC); Ctrl-C stops it.",
        "  database  " + database.toAbsolutePath());
  }

  @Override
  public ObjectNode json() {
    return Json.object().put("port", port).put("database", database.toAbsolutePath().toString());
  }
}
