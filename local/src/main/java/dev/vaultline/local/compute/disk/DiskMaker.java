package dev.vaultline.local.compute.disk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.arm.ArmRequest;
import dev.vaultline.local.compute.page.PageBlobs;
import dev.vaultline.local.compute.page.VhdFooter;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Content;
import dev.vaultline.local.compute.store.Resource;
import java.time.Clock;
import java.util.UUID;

/** Makes managed disks. */
public final class DiskMaker {
  private final ComputeStore store;
  private final DiskContents contents;
  private final Clock clock;

  public DiskMaker(ComputeStore store, PageBlobs blobs, Clock clock) {
    this.store = store;
    this.contents = new DiskContents(blobs);
    this.clock = clock;
  }

  /**
   * Makes an empty disk, done and not stored yet.
   *
   * @param size in bytes
   */
  public Resource empty(ArmId id, String location, long size) {
    String uniqueId = UUID.randomUUID().toString();
    Resource disk = describe(Resource.create(id, location), uniqueId);
    disk.properties().putObject("creationData").put("createOption", "Empty");
    disk.properties().put("diskState", "Unattached").put("provisioningState", "Succeeded");
    return sized(disk, contents.empty(uniqueId, size));
  }

  /** Makes the disk that a request describes, not stored yet. */
  Resource make(ArmId id, ArmRequest request) {
    ObjectNode body = request.body();
    String location = body.path("location").asText();
    Origin origin = Origin.of(request);
    String uniqueId = UUID.randomUUID().toString();
    Resource disk = describe(Resource.create(id, location), uniqueId);
    disk.describe(body);
    for (String kept : new String[] {"creationData", "osType", "hyperVGeneration"}) {
      JsonNode value = origin.properties().get(kept);
      if (value != null) {
        disk.properties().set(kept, value);
      }
    }
    boolean upload = origin.option().equals("Upload");
    disk.properties().put("diskState", upload ? "ReadyToUpload" : "Unattached");
    return sized(disk, content(origin, disk, uniqueId));
  }

  private Content content(Origin origin, Resource disk, String uniqueId) {
    return switch (origin.option()) {
      case "Empty", "FromImage" -> {
        if (origin.size() <= 0) {
          throw ArmException.invalid("Required parameter 'diskSizeGB' is missing.");
        }
        yield contents.empty(uniqueId, origin.size());
      }
      case "Upload" -> contents.upload(uniqueId, origin.uploadSize());
      case "Copy", "Restore" -> copy(origin, disk, uniqueId);
      default ->
          throw ArmException.invalid(
              "The emulator does not offer createOption '" + origin.option() + "'.");
    };
  }

  private Content copy(Origin origin, Resource disk, String uniqueId) {
    Resource source = origin.source(store);
    Origin.requireRegion(source, disk.location());
    boolean restore = source.id().type().endsWith("diskrestorepoints");
    if (restore != origin.option().equals("Restore")) {
      throw ArmException.invalid(
          "createOption Restore is for disk restore points and Copy for disks and snapshots; found "
              + origin.option()
              + " with "
              + source.id());
    }
    ((ObjectNode) disk.property("creationData")).put("sourceUniqueId", source.text("uniqueId"));
    for (String kept : new String[] {"osType", "hyperVGeneration"}) {
      if (source.properties().has(kept) && !disk.properties().has(kept)) {
        disk.properties().set(kept, source.property(kept));
      }
    }
    return contents.copy(uniqueId, source.content().orElseThrow(), origin.size());
  }

  /** Changes the size of a disk. */
  void resize(Resource disk, long size) {
    sized(disk, contents.grow(disk.content().orElseThrow(), disk.text("uniqueId"), size));
  }

  private Resource describe(Resource disk, String uniqueId) {
    disk.wire().putObject("sku").put("name", "Standard_LRS");
    disk.properties()
        .put("uniqueId", uniqueId)
        .put("timeCreated", clock.instant().toString())
        .put("networkAccessPolicy", "AllowAll")
        .put("publicNetworkAccess", "Enabled");
    disk.properties().putObject("encryption").put("type", "EncryptionAtRestWithPlatformKey");
    return disk;
  }

  static Resource sized(Resource resource, Content content) {
    long bytes = content.size() - VhdFooter.BYTES;
    long gibibyte = 1L << 30;
    resource
        .properties()
        .put("diskSizeBytes", bytes)
        .put("diskSizeGB", (bytes + gibibyte - 1) / gibibyte);
    return resource.with(content);
  }
}
