package dev.vaultline.cli.point;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.vault.Vault;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that choose one recovery point. */
public final class PointOption {
  private static final String NEWEST = "newest";

  @Option(
      names = "--point",
      required = true,
      paramLabel = "ID",
      description = "The recovery point, as 'vaultline points' shows it, or 'newest'.")
  private String point = "";

  @Option(
      names = "--item",
      paramLabel = "NAME",
      description = "The item, where the recovery point alone does not tell.")
  private Optional<String> item = Optional.empty();

  /**
   * The chosen recovery point.
   *
   * @throws InvalidInputException when there is none, or more than one
   */
  public RecoveryPoint find(Vault vault) {
    RecoveryPoints points = new RecoveryPoints(vault);
    if (point.equals(NEWEST)) {
      ItemId only = item.map(ItemId::new).orElseGet(() -> onlyItem(points));
      return points
          .newest(only)
          .orElseThrow(() -> new InvalidInputException("item " + only + " has no recovery point"));
    }
    PointId id = new PointId(point);
    return points.require(item.map(ItemId::new).orElseGet(() -> itemOf(points, id)), id);
  }

  private static ItemId onlyItem(RecoveryPoints points) {
    List<ItemId> items = points.items();
    if (items.size() != 1) {
      throw new InvalidInputException("say of which item with --item: the vault has " + items);
    }
    return items.get(0);
  }

  private static ItemId itemOf(RecoveryPoints points, PointId id) {
    List<ItemId> items = points.items();
    List<ItemId> owners =
        items.stream()
            .filter(name -> points.records(name).contains(new PointNames(name, id)))
            .toList();
    if (owners.isEmpty()) {
      throw new InvalidInputException(
          "the vault has no recovery point " + id + "; 'vaultline points' lists those it has");
    }
    if (owners.size() > 1) {
      throw new InvalidInputException(
          "the items " + owners + " have a recovery point " + id + "; choose one with --item");
    }
    return owners.get(0);
  }
}
