package dev.vaultline.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Sizes;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.format.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The images of all machines' disks, and what becomes of them. */
final class DemoDisks {
  /** So much is enough to make a file system worthless, also a large one. */
  private static final long MOST_SCRAMBLED = 32L << 20;

  private final ImageMaker maker;
  private final List<DemoDisk> all;
  private final List<String> changes = new ArrayList<>();

  /**
   * The disks of some machines.
   *
   * @param machines whose each disk is, in the order of the disks
   * @param folder for images
   */
  DemoDisks(List<String> machines, ImageMaker maker, Path folder) {
    this.maker = maker;
    this.all =
        IntStream.range(0, machines.size())
            .mapToObj(number -> disk(machines, number, folder))
            .toList();
  }

  /** Disks are named as the emulator names those of a fleet. */
  private static DemoDisk disk(List<String> machines, int number, Path folder) {
    String machine = machines.get(number);
    int ofMachine = Collections.frequency(machines.subList(0, number), machine);
    return new DemoDisk(
        machine,
        number,
        machine + (ofMachine == 0 ? "-os" : "-data" + (ofMachine - 1)),
        folder.resolve(number + "-day-1.img"),
        folder.resolve(number + "-day-2.img"));
  }

  /** The names of the machines. */
  List<String> machines() {
    return all.stream().map(DemoDisk::machine).distinct().toList();
  }

  /** The disks of a machine. */
  List<DemoDisk> of(String machine) {
    return all.stream().filter(disk -> disk.machine().equals(machine)).toList();
  }

  /** The machines as the emulator makes them: running, with empty disks. */
  ObjectNode fleet() {
    ObjectNode fleet = Json.object().put("resourceGroup", "machines");
    for (String machine : machines()) {
      ObjectNode entry = fleet.withArray("machines").addObject().put("name", machine);
      for (DemoDisk disk : of(machine)) {
        ObjectNode place =
            entry.has("osDisk")
                ? entry.withArray("dataDisks").addObject()
                : entry.putObject("osDisk");
        place.put("sizeBytes", size(disk));
      }
    }
    return fleet;
  }

  private long size(DemoDisk disk) {
    try {
      return maker.size(disk.number());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the images of the first day and writes them to the disks, telling of each. */
  void layOut(GuestDisks guests, Consumer<String> tell) {
    for (DemoDisk disk : all) {
      try {
        String what = maker.make(disk.first(), disk.number());
        guests.write(DemoCloud.diskId(disk.name()), disk.first(), Images.content(disk.first()));
        String size = Sizes.text(Files.size(disk.first()));
        tell.accept("  " + disk.name() + ": " + size + ", " + what);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Makes the images of the second day, but leaves the disks as they are. */
  void prepareChange() {
    for (DemoDisk disk : all) {
      try {
        changes.add(maker.change(disk.first(), disk.second(), disk.number()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Changes all disks as a day of use would, telling of each. */
  void change(GuestDisks guests, Consumer<String> tell) {
    for (DemoDisk disk : all) {
      try {
        List<ByteRange> changed = Images.difference(disk.first(), disk.second());
        guests.write(DemoCloud.diskId(disk.name()), disk.second(), changed);
        String what = changes.get(disk.number());
        tell.accept("  " + disk.name() + ": " + what + " (" + sum(changed) + ")");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Overwrites what is on a machine's disks with noise, telling of each. */
  void scramble(String machine, GuestDisks guests, Consumer<String> tell) {
    for (DemoDisk disk : of(machine)) {
      try {
        List<ByteRange> victims = Images.first(Images.content(disk.second()), MOST_SCRAMBLED);
        guests.scramble(DemoCloud.diskId(disk.name()), victims, new Random(disk.number()));
        tell.accept("  " + disk.name() + ": " + sum(victims) + " encrypted");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String sum(List<ByteRange> ranges) {
    return Sizes.text(ranges.stream().mapToLong(ByteRange::length).sum());
  }

  /**
   * Compares disks with what those of a machine were.
   *
   * @param day 1 or 2
   * @param restored ids of disks, in the order of the machine's
   * @return how many bytes were compared
   * @throws DemoFailedException when one differs
   */
  long compare(String machine, int day, List<String> restored, GuestDisks guests) {
    List<DemoDisk> disks = of(machine);
    if (restored.size() != disks.size()) {
      throw new DemoFailedException(
          "expected " + disks.size() + " disks of " + machine + ", found " + restored);
    }
    long bytes = 0;
    for (int number = 0; number < disks.size(); number++) {
      bytes += compare(restored.get(number), disks.get(number).image(day), guests);
    }
    return bytes;
  }

  private static long compare(String disk, Path image, GuestDisks guests) {
    try {
      guests
          .firstDifference(disk, image)
          .ifPresent(
              offset -> {
                throw new DemoFailedException(
                    "the restored disk " + disk + " differs from what it was at byte " + offset);
              });
      return Files.size(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
