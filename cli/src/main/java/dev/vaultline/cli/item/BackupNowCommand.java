package dev.vaultline.cli.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.job.Job;
import dev.vaultline.cli.job.JobReport;
import dev.vaultline.cli.job.JobWait;
import dev.vaultline.cli.job.Jobs;
import dev.vaultline.cli.job.Pause;
import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.server.ServerOption;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.format.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has the service back an item up. */
@Command(
    name = "backup-now",
    description = "Have the service back up a protected item now.",
    footer = {
      "  # and go on with something else",
      "  vaultline backup-now web-1",
      "  # wait for it; exit code 1 when it fails",
      "  vaultline backup-now web-1 --wait",
      "  # before a risky change: no policy removes this recovery point before that day",
      "  vaultline backup-now web-1 --retain-until 2027-01-31"
    })
public final class BackupNowCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final ServerOption server;

  @Parameters(paramLabel = "ITEM", description = "The item, as 'vaultline items' lists it.")
  private String item = "";

  @Option(
      names = "--retain-until",
      paramLabel = "DATE",
      description = "Keep the recovery point until this day (UTC) or ISO-8601 instant.")
  private Optional<String> retainUntil = Optional.empty();

  @Option(
      names = "--wait",
      description = "Wait until it ends; the exit code is 1 when it does not end well.")
  private boolean wait;

  public BackupNowCommand(Session session) {
    this.output = new Output(session);
    this.server = new ServerOption(session);
  }

  @Override
  public Integer call() {
    ObjectNode body = Json.object().put("item", item);
    retainUntil
        .map(BackupNowCommand::instant)
        .ifPresent(until -> body.put("retainUntil", until.toString()));
    Jobs jobs = new Jobs(server.connect(output));
    String id = jobs.start("/api/backups", body);
    Job job =
        wait ? new JobWait(jobs, output, new Pause()).end("backup of " + item, id) : jobs.get(id);
    return output.show(new JobReport(job, wait));
  }

  private static Instant instant(String text) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new InvalidInputException(
          "'" + text + "' is no date: expected e.g. 2027-01-31 or 2027-01-31T18:00:00Z", e);
    }
  }
}
