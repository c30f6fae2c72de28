package dev.vaultline.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.job.Job;
import dev.vaultline.engine.format.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The restores of the demonstration: each kind once, compared byte for byte. */
final class DemoRestores {
  /** The tag of a disk that a restore in place took away, with the job's id. */
  private static final String REPLACED_BY = "vaultline-replaced-by";

  private final DemoService service;
  private final DemoCloud cloud;
  private final DemoDisks disks;
  private final GuestDisks guests;
  private final JobWatch watch;
  private final Consumer<String> tell;
  private final List<RestoreLine> lines = new ArrayList<>();

  DemoRestores(
      DemoService service,
      DemoCloud cloud,
      DemoDisks disks,
      GuestDisks guests,
      JobWatch watch,
      Consumer<String> tell) {
    this.service = service;
    this.cloud = cloud;
    this.disks = disks;
    this.guests = guests;
    this.watch = watch;
    this.tell = tell;
  }

  /**
   * A restore to make.
   *
   * @param result the ids of the disks that it made, when it is done
   */
  private record Plan(String what, int day, ObjectNode to, Supplier<List<String>> result) {}

  /** The restores that were made. */
  List<RestoreLine> lines() {
    return List.copyOf(lines);
  }

  /** Restores a machine to new disks and to a new machine, all at the same time. */
  void toNew(String machine, DemoBackups backups) {
    Map<String, Plan> running = new LinkedHashMap<>();
    for (Plan plan : plans(machine)) {
      String point = backups.point(machine, plan.day());
      running.put(service.restore(machine, point, plan.to()), plan);
    }
    running.forEach(
        (id, plan) -> {
          Job job = watch.done("restore of " + machine, id);
          finish(machine, plan.what(), plan.day(), job, plan.result().get());
        });
  }

  private List<Plan> plans(String machine) {
    String copy = machine + "-copy";
    ObjectNode toMachine = Json.object().put("kind", "machine").put("name", copy);
    toMachine.putArray("nics").add(DemoCloud.nicId(copy));
    return List.of(
        newDisks(machine, 1, "vault", machine + "-day-1-"),
        newDisks(machine, 2, "snapshot", machine + "-instant-"),
        new Plan("new machine " + copy, 2, toMachine.put("from", "vault"), () -> running(copy)));
  }

  private Plan newDisks(String machine, int day, String from, String prefix) {
    ObjectNode to = Json.object().put("kind", "managed-disks").put("prefix", prefix);
    List<String> made =
        Stream.concat(
                Stream.of("os"),
                IntStream.range(0, disks.of(machine).size() - 1).mapToObj(lun -> "lun-" + lun))
            .map(slot -> DemoCloud.diskId(prefix + slot))
            .toList();
    return new Plan("new disks, from the " + from, day, to.put("from", from), () -> made);
  }

  private List<String> running(String machine) {
    if (!cloud.power(machine).equals("running")) {
      throw new DemoFailedException(machine + " is " + cloud.power(machine) + ", not running");
    }
    return cloud.disks(machine);
  }

  /** Gives a machine the disks of its last point, looks at what was kept, and confirms. */
  void inPlace(String machine, DemoBackups backups) {
    List<String> former = cloud.disks(machine);
    ObjectNode to = Json.object().put("kind", "in-place").put("from", "vault");
    Job job =
        watch.done(
            "restore of " + machine + " in place",
            service.restore(machine, backups.point(machine, 2), to));
    List<String> now = running(machine);
    finish(machine, "in place", 2, job, now);
    tell.accept("  " + machine + " was deallocated, given new disks, and started: it runs on");
    now.forEach(disk -> tell.accept("    " + DemoCloud.name(disk)));
    requireKept(job, former);
    tell.accept("  kept until confirmed, with the tag " + REPLACED_BY + ":");
    former.forEach(disk -> tell.accept("    " + DemoCloud.name(disk)));
    watch.done("confirmation of the restore", service.confirm(job.id()));
    requireKept(job, List.of());
    tell.accept("  confirmed: the encrypted disks are deleted");
  }

  private void requireKept(Job job, List<String> expected) {
    List<String> kept = cloud.tagged(REPLACED_BY, job.id());
    if (kept.size() != expected.size() || !kept.containsAll(expected)) {
      throw new DemoFailedException("expected " + expected + " to be kept, found " + kept);
    }
  }

  private void finish(String machine, String what, int day, Job job, List<String> made) {
    long bytes = disks.compare(machine, day, made, guests);
    RestoreLine line =
        new RestoreLine(
            day, machine, what, job.point().orElse(""), made.size(), bytes, job.seconds());
    lines.add(line);
    tell.accept(line.text());
  }
}
