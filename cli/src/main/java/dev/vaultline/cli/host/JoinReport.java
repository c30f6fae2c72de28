package dev.vaultline.cli.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Report;
import dev.vaultline.engine.format.Json;
import java.net.URI;
import java.util.List;

/** A worker that is ready. */
record JoinReport(URI first, int hubPort) implements Report {

  @Override
  public List<String> lines() {
    return List.of(
        "This process works for the host at " + first + "; Ctrl-C stops it.",
        "  hub  127.0.0.1:" + hubPort + " (gRPC)");
  }

  @Override
  public ObjectNode json() {
    return Json.object().put("joined", first.toString()).put("hubPort", hubPort);
  }
}
