package dev.vaultline.pipeline.restore.order;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.pipeline.table.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Destinations as requests write them: an object with a {@code kind}. */
public final class DestinationCodec {
  private static final String[] DISK_FIELDS = {
    "kind", "subscription", "resourceGroup", "region", "zone", "sku", "prefix", "from"
  };
  private static final String[] MACHINE_FIELDS = {"name", "size", "nics", "subnet", "tags"};

  private DestinationCodec() {}

  /**
   * The destination of a JSON object.
   *
   * @throws MalformedException when a field is missing, unknown, or of the wrong type; it is named
   */
  public static Destination decode(JsonNode to) {
    String kind = Json.text(to, "kind");
    return switch (kind) {
      case "page-blobs" -> pageBlobs(to);
      case "managed-disks" -> managedDisks(to);
      case "machine" -> machine(to);
      case "in-place" -> inPlace(to);
      default ->
          throw new MalformedException(
              "its field 'to.kind' is '"
                  + kind
                  + "'; expected page-blobs, managed-disks, machine or in-place");
    };
  }

  private static Destination pageBlobs(JsonNode to) {
    Fields.requireOnly(to, "kind", "container", "prefix");
    return new Destination.PageBlobs(Json.text(to, "container"), Json.optionalText(to, "prefix"));
  }

  private static Destination managedDisks(JsonNode to) {
    Fields.requireOnly(to, DISK_FIELDS);
    return new Destination.ManagedDisks(disks(to));
  }

  private static Destination machine(JsonNode to) {
    List<String> fields = new ArrayList<>(Arrays.asList(DISK_FIELDS));
    fields.addAll(Arrays.asList(MACHINE_FIELDS));
    Fields.requireOnly(to, fields.toArray(String[]::new));
    return new Destination.Machine(
        disks(to),
        Json.text(to, "name"),
        Json.optionalText(to, "size"),
        to.has("nics") ? Fields.texts(to, "nics") : List.of(),
        Json.optionalText(to, "subnet"),
        to.has("tags") ? Optional.of(Fields.textMap(Fields.object(to, "tags"))) : Optional.empty());
  }

  private static Destination inPlace(JsonNode to) {
    Fields.requireOnly(to, "kind", "from");
    return new Destination.InPlace(origin(to));
  }

  private static DiskChoice disks(JsonNode to) {
    return new DiskChoice(
        Json.optionalText(to, "subscription"),
        Json.optionalText(to, "resourceGroup"),
        Json.optionalText(to, "region"),
        Json.optionalText(to, "zone"),
        Json.optionalText(to, "sku"),
        Json.optionalText(to, "prefix"),
        origin(to));
  }

  private static DiskOrigin origin(JsonNode to) {
    return to.has("from") ? Fields.word(to, "from", DiskOrigin.class) : DiskOrigin.AUTO;
  }
}
