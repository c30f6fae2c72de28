package dev.vaultline.cli.demo;

import dev.vaultline.cli.job.Job;
import dev.vaultline.cli.output.Output;
import dev.vaultline.pipeline.target.PageBlobTarget;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two days in the life of some machines, told while it happens. */
final class Demo {
  private static final String POLICY = "demo-daily";
  private static final String RESTORED = "restored";

  private final DemoService service;
  private final DemoDisks disks;
  private final JobWatch watch;
  private final Output output;
  private final Clock clock;
  private final List<BackupLine> backups = new ArrayList<>();
  private final List<RestoreLine> restores = new ArrayList<>();

  /** Backups that were asked for by hand. */
  private final Set<String> jobs = new HashSet<>();

  /** The last recovery point of each machine on each day. */
  private final Map<String, String> lastPoints = new HashMap<>();

  Demo(DemoService service, DemoDisks disks, Output output, Clock clock) {
    this.service = service;
    this.disks = disks;
    this.output = output;
    this.clock = clock;
    this.watch = new JobWatch(service, output, clock);
  }

  /** Lives the two days; what retention said is returned. */
  List<String> run() {
    DemoSchedule schedule = putPolicy();
    layOut();
    dayOne(schedule);
    dayTwo();
    tell("", "Restored over HTTP, and compared with the disks as they were");
    for (String machine : disks.machines()) {
      restore(machine, 1);
      restore(machine, 2);
    }
    return retain();
  }

  /** Schedules go by the minute: set early, it is due about when the disks are ready. */
  private DemoSchedule putPolicy() {
    DemoSchedule schedule = DemoSchedule.after(clock.instant());
    service.putPolicy(POLICY, schedule.time());
    return schedule;
  }

  /** The backups that were made. */
  List<BackupLine> backups() {
    return List.copyOf(backups);
  }

  /** The restores that were made. */
  List<RestoreLine> restores() {
    return List.copyOf(restores);
  }

  private void layOut() {
    tell("", "Disks, as page blobs");
    disks.layOut(this::tell);
    disks.machines().forEach(machine -> service.putItem(machine, disks.urls(machine)));
  }

  private void dayOne(DemoSchedule planned) {
    tell("", "Day 1");
    backUp(1, disks.machines().get(0));
    // Only now, so that no schedule comes in between.
    disks.machines().forEach(machine -> service.putItem(machine, disks.urls(machine), POLICY));
    DemoSchedule schedule = planned.mayBeSpent(clock.instant()) ? putPolicy() : planned;
    disks.prepareChange();
    watch.until("the next minute", schedule.due());
    service.runTimer("ScheduleTick");
    for (String machine : disks.machines()) {
      Job job = watch.backupBut(jobs, machine);
      record(1, machine, "by schedule", watch.done("backup of " + machine, job.id()));
    }
  }

  private void dayTwo() {
    tell("", "Day 2: the disks changed");
    disks.change(this::tell);
    disks.machines().forEach(machine -> backUp(2, machine));
  }

  private void backUp(int day, String machine) {
    String job = service.backUp(machine);
    jobs.add(job);
    record(day, machine, "on demand", watch.done("backup of " + machine, job));
  }

  private void record(int day, String machine, String how, Job job) {
    String id =
        job.point()
            .orElseThrow(() -> new DemoFailedException("job " + job.id() + " made no point"));
    DemoPoint point =
        service.points(machine).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new DemoFailedException("recovery point " + id + " is not listed"));
    BackupLine line = new BackupLine(day, machine, how, point, job.seconds());
    backups.add(line);
    lastPoints.put(machine + day, id);
    tell(line.text());
  }

  private void restore(String machine, int day) {
    String point = lastPoints.getOrDefault(machine + day, "");
    String prefix = machine + "/day-" + day + "/";
    String what = "restore of " + machine;
    Job job = watch.done(what, service.restore(machine, point, RESTORED, prefix));
    long bytes =
        disks.compare(
            machine, day, number -> new PageBlobTarget(RESTORED, prefix + "disk-" + number));
    int count = disks.of(machine).size();
    RestoreLine line = new RestoreLine(day, machine, point, count, bytes, job.seconds());
    restores.add(line);
    tell(line.text());
  }

  private List<String> retain() {
    tell("", "Retention: the policy keeps the newest recovery point of each machine");
    Job job = watch.done("retention", service.retain());
    job.notes().forEach(note -> tell("  " + note));
    for (String machine : disks.machines()) {
      List<DemoPoint> left = service.points(machine);
      if (left.size() != 1 || !left.get(0).id().equals(lastPoints.get(machine + 2))) {
        throw new DemoFailedException(
            "retention was to keep only " + lastPoints.get(machine + 2) + ", but left " + left);
      }
      tell("  " + machine + " keeps " + left.get(0).id());
    }
    return job.notes();
  }

  private void tell(String... lines) {
    output.say(List.of(lines));
  }
}
