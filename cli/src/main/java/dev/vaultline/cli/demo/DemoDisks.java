package dev.vaultline.cli.demo;

import dev.vaultline.cli.output.Sizes;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.pipeline.target.PageBlobTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The disks of all machines: made, changed and compared. */
final class DemoDisks {
  private static final String CONTAINER = "disks";

  private final ImageMaker maker;
  private final DiskLoader loader;
  private final List<DemoDisk> all;
  private final List<String> changes = new ArrayList<>();

  /**
   * @param machines whose each disk is, in the order of the disks
   * @param folder for images
   */
  DemoDisks(List<String> machines, ImageMaker maker, DiskLoader loader, Path folder) {
    this.maker = maker;
    this.loader = loader;
    this.all =
        IntStream.range(0, machines.size())
            .mapToObj(number -> disk(machines, number, folder))
            .toList();
  }

  private static DemoDisk disk(List<String> machines, int number, Path folder) {
    String machine = machines.get(number);
    int ofMachine = Collections.frequency(machines.subList(0, number), machine);
    return new DemoDisk(
        machine,
        number,
        new PageBlobTarget(CONTAINER, machine + "/disk-" + ofMachine),
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

  /** The URLs of a machine's disks. */
  List<String> urls(String machine) {
    return of(machine).stream().map(disk -> loader.url(disk.blob())).toList();
  }

  /** Makes all disks, telling of each. */
  void layOut(Consumer<String> tell) {
    for (DemoDisk disk : all) {
      try {
        String what = maker.make(disk.first(), disk.number());
        loader.load(disk.blob(), disk.first());
        tell.accept("  " + disk.blob() + ": " + Sizes.text(Files.size(disk.first())) + ", " + what);
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
  void change(Consumer<String> tell) {
    for (DemoDisk disk : all) {
      try {
        List<ByteRange> changed = Images.difference(disk.first(), disk.second());
        loader.update(disk.blob(), disk.second(), changed);
        long bytes = changed.stream().mapToLong(ByteRange::length).sum();
        String what = changes.get(disk.number());
        tell.accept("  " + disk.blob() + ": " + what + " (" + Sizes.text(bytes) + ")");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Compares the restored disks of a machine with what they were.
   *
   * @param day 1 or 2
   * @param restored where the machine's disk of a number, from 0, was restored to
   * @return how many bytes were compared
   * @throws DemoFailedException when one differs
   */
  long compare(String machine, int day, IntFunction<PageBlobTarget> restored) {
    long bytes = 0;
    List<DemoDisk> disks = of(machine);
    for (int number = 0; number < disks.size(); number++) {
      Path image = day == 1 ? disks.get(number).first() : disks.get(number).second();
      bytes += compare(restored.apply(number), image);
    }
    return bytes;
  }

  private long compare(PageBlobTarget restored, Path image) {
    try {
      loader
          .firstDifference(restored, image)
          .ifPresent(
              offset -> {
                throw new DemoFailedException(
                    "the restored disk "
                        + restored
                        + " differs from what it was at byte "
                        + offset);
              });
      return Files.size(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
