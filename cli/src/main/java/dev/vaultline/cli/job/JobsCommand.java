package dev.vaultline.cli.job;

import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.server.ServerOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the jobs of the service. */
@Command(
    name = "jobs",
    description = "List the jobs of the service, newest first.",
    footer = {
      "  # what runs now, and why it waits",
      "  vaultline jobs --state running",
      "  # what became of the backups of an item",
      "  vaultline jobs --item web-1",
      "  # follow what changes, until nothing runs any more",
      "  vaultline jobs --watch"
    })
public final class JobsCommand implements Callable<Integer> {
  private static final int DEFAULT_LIMIT = 50;

  @Mixin private final Output output;
  @Mixin private final ServerOption server;

  @Option(names = "--item", paramLabel = "NAME", description = "Only those of this item.")
  private Optional<String> item = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only those queued, running, done, failed or skipped.")
  private Optional<String> state = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most this many, 1-1000. Default: ${DEFAULT-VALUE}.")
  private int limit = DEFAULT_LIMIT;

  @Option(
      names = "--watch",
      description = "Tell on stderr what changes, and list the jobs when none of them runs.")
  private boolean watch;

  public JobsCommand(Session session) {
    this.output = new Output(session);
    this.server = new ServerOption(session);
  }

  @Override
  public Integer call() {
    Jobs jobs = new Jobs(server.connect(output));
    List<Job> found = jobs.list(item, state, limit);
    return output.show(new JobsReport(watch ? settled(jobs, found) : found));
  }

  private List<Job> settled(Jobs jobs, List<Job> found) {
    Map<String, String> told = new HashMap<>();
    Pause pause = new Pause();
    List<Job> now = found;
    tellChanges(now, told);
    while (now.stream().anyMatch(job -> !job.isOver())) {
      pause.run();
      now = now.stream().map(job -> job.isOver() ? job : jobs.get(job.id())).toList();
      tellChanges(now, told);
    }
    return now;
  }

  private void tellChanges(List<Job> jobs, Map<String, String> told) {
    for (Job job : jobs) {
      String line = job.kind() + job.item().map(name -> " of " + name).orElse("");
      String state = JobsReport.state(job);
      if (!state.equals(told.put(job.id(), state))) {
        output.hint(line + " (" + job.id() + ") is " + state);
      }
    }
  }
}
