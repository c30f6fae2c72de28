package dev.vaultline.engine.point;

import dev.vaultline.engine.pack.PackKind;
import dev.vaultline.engine.store.ObjectName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of all objects that belong to a recovery point, or to the run that is to become it: the
 * two share one id.
 */
public record PointNames(ItemId item, PointId point) implements Comparable<PointNames> {
  /** The folder of recovery-point records. */
  public static final String POINTS = "points/";

  /** The folder of tombstones. */
  public static final String TOMBSTONES = "tombstones/";

  /** The folder of what runs need until they commit. */
  public static final String RUNS = "runs/";

  private static final Pattern OWNED =
      Pattern.compile("[a-z]+/([^/]+)/(\\d{8}T\\d{6}Z-[0-9a-f]{8})(/.*)?");

  /** Which point an object belongs to; nothing when its name says none. */
  public static Optional<PointNames> ownerOf(ObjectName name) {
    Matcher match = OWNED.matcher(name.value());
    return match.matches()
        ? Optional.of(new PointNames(new ItemId(match.group(1)), new PointId(match.group(2))))
        : Optional.empty();
  }

  /** The record of the point. Whoever puts this object first decides whether the point exists. */
  public ObjectName record() {
    return new ObjectName(POINTS + path());
  }

  /** The mark that the point is deleted. */
  public ObjectName tombstone() {
    return new ObjectName(TOMBSTONES + path());
  }

  /** Where the run keeps what it needs until it commits. */
  public String runFolder() {
    return RUNS + path() + "/";
  }

  /** The beginning of the run. */
  public ObjectName intent() {
    return new ObjectName(runFolder() + "intent");
  }

  /** The parts of the run. */
  public ObjectName plan() {
    return new ObjectName(runFolder() + "plan");
  }

  /** What the transfer of a part of a disk stored. */
  public ObjectName receipt(int disk, int part) {
    return new ObjectName(runFolder() + "receipt-" + disk + "-" + part);
  }

  /** The folder of the run's packs of a kind. */
  public String packFolder(PackKind kind) {
    return kind.folder() + "/" + path() + "/";
  }

  /**
   * A pack of one attempt at a part.
   *
   * @param attempt makes the name unique among all attempts
   */
  public ObjectName pack(PackKind kind, int disk, int part, String attempt, int number) {
    return new ObjectName(packFolder(kind) + disk + "-" + part + "-" + attempt + "-" + number);
  }

  private String path() {
    return item + "/" + point;
  }

  @Override
  public int compareTo(PointNames other) {
    int byItem = item.compareTo(other.item);
    return byItem != 0 ? byItem : point.compareTo(other.point);
  }

  @Override
  public String toString() {
    return path();
  }
}
