package dev.vaultline.cli.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Durations;
import dev.vaultline.cli.output.ExitCode;
import dev.vaultline.cli.output.Report;
import dev.vaultline.cli.output.Sizes;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One job in full.
 *
 * @param waited whether its end was waited for, so that its failure is one of the command
 */
public record JobReport(Job job, boolean waited) implements Report {

  @Override
  public ExitCode exit() {
    return waited && !job.isWell() ? ExitCode.FAILED : ExitCode.DONE;
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(job.kind() + job.item().map(item -> " of " + item).orElse("") + " is " + job.state());
    lines.add("  job        " + job.id());
    lines.add("  asked for  " + job.created().truncatedTo(ChronoUnit.SECONDS));
    job.ended()
        .ifPresent(
            end ->
                lines.add(
                    "  ended      "
                        + end.truncatedTo(ChronoUnit.SECONDS)
                        + ", after "
                        + Durations.text(job.seconds())));
    job.tasks().forEach(task -> lines.add("  " + line(task)));
    job.waitingFor().ifPresent(reason -> lines.add("  waits      " + reason));
    job.point().ifPresent(point -> lines.add("  point      " + point));
    job.error().ifPresent(error -> lines.add("  failed     " + error));
    job.notes().forEach(note -> lines.add("  note       " + note));
    job.report().forEach(line -> lines.add("  " + line));
    return lines;
  }

  private static String line(Job.Task task) {
    String text = String.format(Locale.ROOT, "%-10s %s", task.name(), task.state());
    return task.bytesPlanned() == 0
        ? text
        : text + ", " + Sizes.text(task.bytesDone()) + " of " + Sizes.text(task.bytesPlanned());
  }

  @Override
  public ObjectNode json() {
    return job.json().deepCopy();
  }
}
