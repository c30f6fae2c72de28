package dev.vaultline.cli.machine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.job.Job;
import dev.vaultline.cli.job.JobReport;
import dev.vaultline.cli.job.JobWait;
import dev.vaultline.cli.job.Jobs;
import dev.vaultline.cli.job.Pause;
import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.server.ServerOption;
import dev.vaultline.engine.format.Json;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a job of the service, and waits for it if that is wanted. */
final class ServiceJob {
  @Mixin private final Output output;
  @Mixin private final ServerOption server;

  @Option(
      names = "--wait",
      description = "Wait until it ends; the exit code is 1 when it does not end well.")
  private boolean wait;

  ServiceJob(Session session) {
    this.output = new Output(session);
    this.server = new ServerOption(session);
  }

  /** Restores a recovery point to a destination. */
  int restore(String item, String point, ObjectNode to) {
    ObjectNode body = Json.object().put("item", item).put("point", point);
    body.set("to", to);
    return start("restore of " + item, "/api/restores", body);
  }

  /**
   * Starts a job.
   *
   * @param what it does, for people
   * @return the exit code
   */
  int start(String what, String path, ObjectNode body) {
    Jobs jobs = new Jobs(server.connect(output));
    String id = jobs.start(path, body);
    Job job = wait ? new JobWait(jobs, output, new Pause()).end(what, id) : jobs.get(id);
    return output.show(new JobReport(job, wait));
  }
}
