package dev.vaultline.cli.job;

import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.server.ServerOption;
import dev.vaultline.cli.server.ServiceClient;
import dev.vaultline.engine.format.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has the service cancel a job. */
@Command(
    name = "job-cancel",
    description = {
      "Cancel a backup or a restore in whichever phase it is.",
      "",
      "What it made goes; a machine that was changed gets its own disks back. That takes a while:"
          + " 'vaultline job ID' tells how far it is."
    },
    footer = {
      "  # end a backup that takes too long",
      "  vaultline job-cancel 20261121T093000Z-0123456789abcdef"
    })
public final class JobCancelCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final ServerOption server;

  @Parameters(paramLabel = "ID", description = "The job's id, as 'vaultline jobs' lists it.")
  private String id = "";

  public JobCancelCommand(Session session) {
    this.output = new Output(session);
    this.server = new ServerOption(session);
  }

  @Override
  public Integer call() {
    Jobs jobs = new Jobs(server.connect(output));
    String path = "/api/jobs/" + ServiceClient.encoded(id) + "/cancel";
    return output.show(new JobReport(jobs.get(jobs.start(path, Json.object())), false));
  }
}
