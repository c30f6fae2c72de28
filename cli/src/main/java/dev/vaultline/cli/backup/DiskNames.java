package dev.vaultline.cli.backup;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.PointDisk;
import dev.vaultline.engine.point.RecoveryPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which disk of an item an image is. Images have no id of their own: a path that the last
 * recovery point knows is the disk it was; any other is the disk of the same number, exported to
 * another file this time. So a set of disks that is given in another order is still recognized, and
 * so is one that is exported to a new file each day.
 */
final class DiskNames {
  private DiskNames() {}

  /**
   * The unique ids of disks.
   *
   * @param parent the item's last recovery point
   * @throws InvalidInputException when there is no such file
   */
  static List<String> of(List<Path> disks, Optional<RecoveryPoint> parent) {
    List<String> paths = disks.stream().map(DiskNames::realPath).toList();
    List<String> known =
        parent.stream()
            .flatMap(point -> point.disks().stream())
            .map((PointDisk disk) -> disk.identity().uniqueId())
            .toList();
    Set<String> taken = new HashSet<>(paths);
    List<String> names = new ArrayList<>();
    for (int number = 0; number < paths.size(); number++) {
      String path = paths.get(number);
      boolean follows =
          number < known.size() && !known.contains(path) && !taken.contains(known.get(number));
      names.add(follows ? known.get(number) : path);
    }
    return names;
  }

  private static String realPath(Path disk) {
    try {
      return disk.toRealPath().toString();
    } catch (IOException e) {
      throw new InvalidInputException(
          "could not open disk " + disk + ": there is no such file, or no right to see it", e);
    }
  }
}
