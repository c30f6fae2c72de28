package dev.vaultline.cli.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Report;
import dev.vaultline.engine.format.Json;
import dev.vaultline.local.LocalHost;
import java.nio.file.Path;
import java.util.List;

/** A host that is ready. */
record UpReport(LocalHost host, Path data, int azurite) implements Report {

  @Override
  public List<String> lines() {
    return List.of(
        "Vaultline runs on this machine; Ctrl-C stops it.",
        "  HTTP     " + host.httpEndpoint() + "/api",
        "  hub      127.0.0.1:" + host.hubPort() + " (gRPC)",
        "  storage  127.0.0.1:" + azurite + " (Azurite)",
        "  data     " + data.toAbsolutePath());
  }

  @Override
  public ObjectNode json() {
    return Json.object()
        .put("http", host.httpEndpoint() + "/api")
        .put("hubPort", host.hubPort())
        .put("azuritePort", azurite)
        .put("data", data.toAbsolutePath().toString());
  }
}
