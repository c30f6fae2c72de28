package dev.vaultline.azure.compute.disk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.azure.compute.arm.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A disk to be made.
 *
 * @param location such as {@code westeurope}; for a copy, where its source is
 * @param zones at most one
 * @param sku such as {@code Premium_LRS}
 * @param osType {@code Linux} or {@code Windows} for a disk that a machine starts from
 * @param generation of its machine's virtual hardware, {@code V1} or {@code V2}
 */
public record NewDisk(
    String location,
    List<String> zones,
    String sku,
    Map<String, String> tags,
    Optional<String> osType,
    Optional<String> generation,
    DiskContent content) {
  public NewDisk {
    zones = List.copyOf(zones);
    tags = Map.copyOf(tags);
  }

  ObjectNode body() {
    ObjectNode json = Resource.body(location, tags);
    json.putObject("sku").put("name", sku);
    if (!zones.isEmpty()) {
      ArrayNode written = json.putArray("zones");
      zones.forEach(written::add);
    }
    ObjectNode properties = json.putObject("properties");
    osType.ifPresent(type -> properties.put("osType", type));
    generation.ifPresent(version -> properties.put("hyperVGeneration", version));
    content.writeTo(properties);
    return json;
  }
}
