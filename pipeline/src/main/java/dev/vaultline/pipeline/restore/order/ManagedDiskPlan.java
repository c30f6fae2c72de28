package dev.vaultline.pipeline.restore.order;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.target.DiskTraits;
import dev.vaultline.pipeline.target.ManagedDiskId;
import dev.vaultline.pipeline.target.ManagedTarget;
import dev.vaultline.pipeline.target.SnapshotTier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Which managed disks a restore of a recovery point makes. */
final class ManagedDiskPlan {
  private static final String NO_ZONE = "none";
  private static final long MIB = 1 << 20;

  private final JobId job;
  private final RestorablePoint point;
  private final List<Integer> numbers;
  private final Optional<MachineDescription> machine;
  private final SnapshotTier snapshots;

  ManagedDiskPlan(
      JobId job,
      RestorablePoint point,
      List<Integer> numbers,
      Optional<MachineDescription> machine,
      SnapshotTier snapshots) {
    this.job = job;
    this.point = point;
    this.numbers = numbers;
    this.machine = machine;
    this.snapshots = snapshots;
  }

  RestoreOrder order(List<PlannedDisk> disks, Ending ending) {
    return new RestoreOrder(job, point.names().item(), point.names().point(), disks, ending);
  }

  /** The disks, placed as chosen. */
  List<PlannedDisk> disks(DiskChoice choice) {
    return disks(place(choice), choice);
  }

  /** The disks, placed where they have to be. */
  List<PlannedDisk> disks(DiskPlace place, DiskChoice choice) {
    List<Optional<String>> sources =
        new DiskSources(snapshots, place, point.inVault()).of(identities(), choice.from());
    String prefix = choice.prefix().orElseGet(this::prefix);
    List<PlannedDisk> disks = new ArrayList<>();
    for (int number : numbers) {
      ManagedDiskId id =
          new ManagedDiskId(place.subscription(), place.resourceGroup(), prefix + label(number));
      ManagedTarget target =
          new ManagedTarget(id, traits(place, choice, number), sources.get(disks.size()));
      disks.add(new PlannedDisk(number, size(number), target));
    }
    return disks;
  }

  private long size(int number) {
    long size = point.disk(number).size();
    if (size % MIB != 0) {
      throw new InvalidInputException(
          "to.kind: disk "
              + number
              + " has "
              + size
              + " bytes, and a managed disk whole MiB; restore to page-blobs");
    }
    return size;
  }

  /** Those of the disks that have a place at a machine, by it. */
  Map<DiskSlot, ManagedDiskId> attached(List<PlannedDisk> disks) {
    Map<DiskSlot, ManagedDiskId> attached = new TreeMap<>();
    for (PlannedDisk disk : disks) {
      slot(disk.number())
          .ifPresent(slot -> attached.put(slot, ((ManagedTarget) disk.target()).id()));
    }
    return attached;
  }

  /** Where new disks go that are placed as chosen. */
  DiskPlace place(DiskChoice choice) {
    String region = chosen("region", choice.region(), MachineDescription::region);
    return new DiskPlace(
        chosen("subscription", choice.subscription(), it -> it.id().subscription()),
        chosen("resourceGroup", choice.resourceGroup(), it -> it.id().resourceGroup()),
        region,
        zone(choice, region));
  }

  private String chosen(
      String field, Optional<String> choice, Function<MachineDescription, String> described) {
    return choice
        .or(() -> machine.map(described))
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "to."
                        + field
                        + " is missing: recovery point "
                        + point.names()
                        + " is of no machine whose "
                        + field
                        + " could be taken"));
  }

  private Optional<String> zone(DiskChoice choice, String region) {
    if (choice.zone().isPresent()) {
      return choice.zone().filter(zone -> !zone.equals(NO_ZONE));
    }
    Optional<String> described = machine.flatMap(MachineDescription::zone);
    boolean elsewhere = machine.filter(it -> it.region().equals(region)).isEmpty();
    if (described.isPresent() && elsewhere) {
      throw new InvalidInputException(
          "to.zone is missing: zone "
              + described.get()
              + " of "
              + machine.map(MachineDescription::region).orElse("")
              + " does not go along to "
              + region
              + "; choose a zone there, or "
              + NO_ZONE);
    }
    return described;
  }

  private DiskTraits traits(DiskPlace place, DiskChoice choice, int number) {
    Optional<DiskSlot> slot = slot(number);
    boolean starts = slot.filter(DiskSlot.OS::equals).isPresent();
    return new DiskTraits(
        place.region(),
        place.zone(),
        choice
            .sku()
            .or(() -> slot.flatMap(it -> machine.flatMap(described -> described.sku(it))))
            .orElse(DiskTraits.DEFAULT_SKU),
        starts ? machine.flatMap(MachineDescription::osType) : Optional.empty(),
        starts ? machine.flatMap(MachineDescription::generation) : Optional.empty());
  }

  private List<String> identities() {
    return numbers.stream().map(number -> point.disk(number).snapshotId()).toList();
  }

  private String prefix() {
    return point.names().item() + "-" + String.format(Locale.ROOT, "%08x", job.unique()) + "-";
  }

  private String label(int number) {
    return slot(number).map(slot -> slot.toString().replace(':', '-')).orElse("disk-" + number);
  }

  private Optional<DiskSlot> slot(int number) {
    return machine.flatMap(described -> described.slot(number));
  }
}
