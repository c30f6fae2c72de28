package dev.vaultline.cli.machine;

import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.server.ServiceClient;
import dev.vaultline.engine.format.Json;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The restore in place that a command confirms or undoes. */
final class SettledRestore {
  @Mixin private final ServiceJob job;

  @Parameters(paramLabel = "JOB", description = "The restore, as 'vaultline jobs' lists it.")
  private String restore = "";

  SettledRestore(Session session) {
    this.job = new ServiceJob(session);
  }

  /**
   * Has the service settle it.
   *
   * @param word what is asked for, as the address has it
   * @return the exit code
   */
  int settle(String word) {
    String path = "/api/restores/" + ServiceClient.encoded(restore) + "/" + word;
    return job.start(word + " of " + restore, path, Json.object());
  }
}
