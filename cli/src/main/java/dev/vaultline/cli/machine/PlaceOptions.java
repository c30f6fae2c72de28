package dev.vaultline.cli.machine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where new disks go, and what they are; what is left out is as the machine was. */
final class PlaceOptions {
  @Option(names = "--subscription", paramLabel = "ID", description = "Of the new resources.")
  private Optional<String> subscription = Optional.empty();

  @Option(names = "--resource-group", paramLabel = "NAME", description = "Of the new resources.")
  private Optional<String> resourceGroup = Optional.empty();

  @Option(names = "--region", paramLabel = "REGION", description = "Such as northeurope.")
  private Optional<String> region = Optional.empty();

  @Option(names = "--zone", paramLabel = "ZONE", description = "1, 2, 3, or none.")
  private Optional<String> zone = Optional.empty();

  @Option(names = "--sku", paramLabel = "SKU", description = "Of disks, such as Premium_LRS.")
  private Optional<String> sku = Optional.empty();

  @Option(names = "--prefix", paramLabel = "TEXT", description = "Of the names of the new disks.")
  private Optional<String> prefix = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "TIER",
      description = "auto, snapshot or vault. Default: auto, snapshots while they are there.")
  private Optional<String> from = Optional.empty();

  /** Writes those that were given. */
  void writeTo(ObjectNode to) {
    from.ifPresent(value -> to.put("from", value));
    subscription.ifPresent(value -> to.put("subscription", value));
    resourceGroup.ifPresent(value -> to.put("resourceGroup", value));
    region.ifPresent(value -> to.put("region", value));
    zone.ifPresent(value -> to.put("zone", value));
    sku.ifPresent(value -> to.put("sku", value));
    prefix.ifPresent(value -> to.put("prefix", value));
  }
}
