package dev.vaultline.cli.demo;

import dev.vaultline.cli.job.Job;
import dev.vaultline.cli.output.Output;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Two days in the life of some machines, told while it happens. */
final class Demo {
  private static final String POLICY = "demo-daily";

  private final DemoService service;
  private final DemoDisks disks;
  private final GuestDisks guests;
  private final JobWatch watch;
  private final DemoBackups backups;
  private final DemoRestores restores;
  private final Output output;
  private final Clock clock;

  Demo(
      DemoService service,
      DemoCloud cloud,
      DemoDisks disks,
      GuestDisks guests,
      Output output,
      Clock clock) {
    this.service = service;
    this.disks = disks;
    this.guests = guests;
    this.output = output;
    this.clock = clock;
    this.watch = new JobWatch(service, output, clock);
    this.backups = new DemoBackups(service, watch, this::tell);
    this.restores = new DemoRestores(service, cloud, disks, guests, watch, this::tell);
  }

  /** Lives the two days; what retention said is returned. */
  List<String> run() {
    DemoSchedule schedule = putPolicy();
    layOut();
    dayOne(schedule);
    dayTwo();
    tell("", "Restored over HTTP, all at the same time, and compared with the disks as they were");
    restores.toNew(first(), backups);
    tell("", "Ransomware in " + last() + ", while it runs");
    disks.scramble(last(), guests, this::tell);
    restores.inPlace(last(), backups);
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
    return backups.lines();
  }

  /** The restores that were made. */
  List<RestoreLine> restores() {
    return restores.lines();
  }

  private String first() {
    return disks.machines().get(0);
  }

  private String last() {
    return disks.machines().get(disks.machines().size() - 1);
  }

  private void layOut() {
    tell("", "Emulated machines");
    service.machines().forEach(line -> tell("  " + line));
    disks.layOut(guests, this::tell);
  }

  private void dayOne(DemoSchedule planned) {
    tell("", "Day 1");
    protect(first(), Optional.empty());
    backups.onDemand(1, List.of(first()));
    // Only now, so that no schedule comes in between. Who is new is backed up at once.
    disks.machines().forEach(machine -> protect(machine, Optional.of(POLICY)));
    disks.machines().stream()
        .filter(machine -> !machine.equals(first()))
        .forEach(machine -> backups.byItself(1, machine, "when new"));
    disks.prepareChange();
    DemoSchedule schedule = planned.mayBeSpent(clock.instant()) ? putPolicy() : planned;
    // Before it is due: at that very instant, the service's own tick may begin what is waited for.
    disks.machines().forEach(backups::settle);
    watch.until("the next minute", schedule.due());
    service.runTimer("ScheduleTick");
    disks.machines().forEach(machine -> backups.byItself(1, machine, "by schedule"));
  }

  private void protect(String machine, Optional<String> policy) {
    service.protect(machine, DemoCloud.machineId(machine), policy);
  }

  private void dayTwo() {
    tell("", "Day 2: the guests wrote to their disks; what changed is asked, not searched");
    disks.change(guests, this::tell);
    backups.onDemand(2, disks.machines());
  }

  private List<String> retain() {
    tell("", "Retention: the policy keeps the newest recovery point of each machine");
    Job job = watch.done("retention", service.retain());
    job.notes().forEach(note -> tell("  " + note));
    for (String machine : disks.machines()) {
      List<DemoPoint> left = service.points(machine);
      String newest = backups.point(machine, 2);
      if (left.size() != 1 || !left.get(0).id().equals(newest)) {
        throw new DemoFailedException(
            "retention was to keep only " + newest + ", but left " + left);
      }
      tell("  " + machine + " keeps " + newest);
    }
    return job.notes();
  }

  private void tell(String... lines) {
    output.say(List.of(lines));
  }
}
