package dev.vaultline.cli.job;

import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.server.ServerOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one job of the service. */
@Command(
    name = "job",
    description = "Show a job: its sub-tasks, how far they are, what it waits for, its outcome.",
    footer = {
      "  # as it is now",
      "  vaultline job 20261121T093000Z-0123456789abcdef",
      "  # with a progress bar until it ends; exit code 1 when it fails",
      "  vaultline job 20261121T093000Z-0123456789abcdef --wait"
    })
public final class JobCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final ServerOption server;

  @Parameters(paramLabel = "ID", description = "The job's id, as 'vaultline jobs' lists it.")
  private String id = "";

  @Option(
      names = "--wait",
      description = "Wait until it ends; the exit code is 1 when it does not end well.")
  private boolean wait;

  public JobCommand(Session session) {
    this.output = new Output(session);
    this.server = new ServerOption(session);
  }

  @Override
  public Integer call() {
    Jobs jobs = new Jobs(server.connect(output));
    Job job = wait ? new JobWait(jobs, output, new Pause()).end("job", id) : jobs.get(id);
    return output.show(new JobReport(job, wait));
  }
}
