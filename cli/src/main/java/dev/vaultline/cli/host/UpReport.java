package dev.vaultline.cli.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Report;
import dev.vaultline.engine.format.Json;
import dev.vaultline.local.LocalHost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A host that is ready. */
record UpReport(LocalHost host, Path data, int azurite) implements Report {

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Vaultline runs on this machine; Ctrl-C stops it.");
    lines.add("  HTTP     " + host.httpEndpoint() + "/api");
    lines.add("  hub      127.0.0.1:" + host.hubPort() + " (gRPC)");
    lines.add("  storage  127.0.0.1:" + azurite + " (Azurite)");
    host.computeEndpoint()
        .ifPresent(compute -> lines.add("  compute  " + compute + " (emulated machines)"));
    lines.add("  data     " + data.toAbsolutePath());
    return lines;
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = Json.object();
    host.computeEndpoint().ifPresent(compute -> json.put("compute", compute.toString()));
    return json.put("http", host.httpEndpoint() + "/api")
        .put("hubPort", host.hubPort())
        .put("azuritePort", azurite)
        .put("data", data.toAbsolutePath().toString());
  }
}
