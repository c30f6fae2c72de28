package dev.vaultline.cli.demo;

import dev.vaultline.cli.job.Job;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The backups of the demonstration: asked for, waited for and told. */
final class DemoBackups {
  private final DemoService service;
  private final JobWatch watch;
  private final Consumer<String> tell;
  private final List<BackupLine> lines = new ArrayList<>();
  private final Set<String> known = new HashSet<>();

  /** The last recovery point of each machine on each day. */
  private final Map<String, String> lastPoints = new HashMap<>();

  DemoBackups(DemoService service, JobWatch watch, Consumer<String> tell) {
    this.service = service;
    this.watch = watch;
    this.tell = tell;
  }

  /** The backups that were made. */
  List<BackupLine> lines() {
    return List.copyOf(lines);
  }

  /** The last recovery point of a machine on a day. */
  String point(String machine, int day) {
    return lastPoints.getOrDefault(machine + day, "");
  }

  /** Asks for backups of machines, which run at the same time. */
  void onDemand(int day, List<String> machines) {
    Map<String, String> jobs = new HashMap<>();
    machines.forEach(machine -> jobs.put(machine, service.backUp(machine)));
    known.addAll(jobs.values());
    for (String machine : machines) {
      finish(day, machine, "on demand", jobs.getOrDefault(machine, ""));
    }
  }

  /** Waits for a backup that the service begins by itself. */
  void byItself(int day, String machine, String how) {
    Job job = watch.backupBut(known, machine);
    known.add(job.id());
    finish(day, machine, how, job.id());
  }

  /** Waits for what was begun in between, such as by a tick of the service's own. */
  void settle(String machine) {
    known.addAll(watch.settled(machine));
  }

  private void finish(int day, String machine, String how, String id) {
    Job job = watch.done("backup of " + machine, id);
    String pointId =
        job.point()
            .orElseThrow(() -> new DemoFailedException("job " + job.id() + " made no point"));
    DemoPoint point =
        service.points(machine).stream()
            .filter(each -> each.id().equals(pointId))
            .findFirst()
            .orElseThrow(
                () -> new DemoFailedException("recovery point " + pointId + " is not listed"));
    BackupLine line = new BackupLine(day, machine, how, point, job.seconds());
    lines.add(line);
    lastPoints.put(machine + day, pointId);
    tell.accept(line.text());
  }
}
