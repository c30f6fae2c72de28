package dev.vaultline.local.compute.point;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.arm.ArmRequest;
import dev.vaultline.local.compute.limit.ComputeLimits;
import dev.vaultline.local.compute.machine.AttachedDisks;
import dev.vaultline.local.compute.machine.Power;
import dev.vaultline.local.compute.page.PageBlobs;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Json;
import dev.vaultline.local.compute.store.Resource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes restore points. */
public final class PointMaker {
  private static final String[] DESCRIBED = {
    "hardwareProfile",
    "osProfile",
    "diagnosticsProfile",
    "licenseType",
    "securityProfile",
    "storageProfile",
    "vmId"
  };

  private final ComputeStore store;
  private final PageBlobs blobs;
  private final Clock clock;
  private final PointSpacing spacing;

  public PointMaker(ComputeStore store, PageBlobs blobs, Clock clock, ComputeLimits limits) {
    this.store = store;
    this.blobs = blobs;
    this.clock = clock;
    this.spacing = new PointSpacing(store, clock, limits);
  }

  /**
   * Describes a point of a machine as it is now, without its disks' bytes.
   *
   * @throws ArmException when Azure's rules forbid the point
   */
  Resource describe(ArmId id, Resource collection, ArmRequest request) {
    Resource machine =
        store.get(ArmId.parse(collection.property("source").path("id").asText()).orElseThrow());
    Consistency consistency = Consistency.asked(request.body(), Power.of(machine));
    spacing.admit(machine, consistency);
    Resource point = Resource.create(id, collection.location()).linkedTo(machine.id().key());
    point
        .properties()
        .put("timeCreated", clock.instant().toString())
        .put("consistencyMode", consistency.wire());
    JsonNode excluded = request.body().at("/properties/excludeDisks");
    if (excluded.isArray()) {
      point.properties().set("excludeDisks", excluded);
    }
    ObjectNode metadata = point.properties().putObject("sourceMetadata");
    metadata.put("location", machine.location());
    for (String name : DESCRIBED) {
      if (machine.properties().has(name)) {
        metadata.set(name, machine.property(name));
      }
    }
    name(point, excluded(excluded));
    consistency.requirePossible(disks(point));
    return point;
  }

  /**
   * Requires that a request describes a point that is there already.
   *
   * @throws ArmException 409 when it is of another consistency, or leaves out other disks
   */
  void requireSame(Resource point, ArmRequest request) {
    String mode = request.body().at("/properties/consistencyMode").asText();
    boolean same =
        (mode.isEmpty() || mode.equals(point.text("consistencyMode")))
            && excluded(request.body().at("/properties/excludeDisks"))
                .equals(excluded(point.property("excludeDisks")));
    if (!same) {
      throw new ArmException(
          409,
          "PropertyChangeNotAllowed",
          "Restore point '%s' exists with other properties, and a restore point cannot be changed."
              .formatted(point.id().name()));
    }
  }

  private static Set<String> excluded(JsonNode disks) {
    return Json.stream(disks)
        .map(disk -> disk.path("id").asText().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** Gives each disk in the point's description the id of its disk restore point. */
  private static void name(Resource point, Set<String> excluded) {
    for (ObjectNode entry : entries(point)) {
      ArmId disk = AttachedDisks.diskOf(entry);
      if (!excluded.contains(disk.key())) {
        String name = disk.name() + "_" + UUID.randomUUID();
        ArmId taken = point.id().child("diskRestorePoints", name);
        entry.putObject("diskRestorePoint").put("id", taken.text());
      }
    }
  }

  private static List<ObjectNode> entries(Resource point) {
    ObjectNode metadata = point.properties().withObject("/sourceMetadata");
    List<ObjectNode> entries = new ArrayList<>();
    JsonNode profile = metadata.path("storageProfile");
    if (profile.path("osDisk") instanceof ObjectNode system) {
      entries.add(system);
    }
    profile.path("dataDisks").forEach(disk -> entries.add((ObjectNode) disk));
    return entries;
  }

  private List<Resource> disks(Resource point) {
    return entries(point).stream()
        .filter(entry -> entry.has("diskRestorePoint"))
        .map(entry -> store.get(AttachedDisks.diskOf(entry)))
        .toList();
  }

  /** Keeps the bytes of the disks of a point; not stored yet. */
  List<Resource> takeDisks(Resource point) {
    List<Resource> taken = new ArrayList<>();
    for (ObjectNode entry : entries(point)) {
      if (entry.has("diskRestorePoint")) {
        ArmId id = ArmId.parse(entry.at("/diskRestorePoint/id").asText()).orElseThrow();
        taken.add(take(id, store.get(AttachedDisks.diskOf(entry)), point));
      }
    }
    return taken;
  }

  private Resource take(ArmId id, Resource disk, Resource point) {
    Resource taken = Resource.create(id, disk.location());
    String uniqueId = disk.text("uniqueId");
    String family = "restore points of " + uniqueId;
    taken
        .properties()
        .put("timeCreated", point.text("timeCreated"))
        .put("sourceResourceId", disk.id().text())
        .put("sourceUniqueId", uniqueId)
        .put("sourceResourceLocation", disk.location())
        .put("familyId", UUID.nameUUIDFromBytes(family.getBytes(StandardCharsets.UTF_8)).toString())
        .put("uniqueId", UUID.randomUUID().toString())
        .put("completionPercent", 100)
        .put("networkAccessPolicy", "AllowAll")
        .put("publicNetworkAccess", "Enabled");
    for (String kept : new String[] {"osType", "hyperVGeneration", "encryption"}) {
      if (disk.properties().has(kept)) {
        taken.properties().set(kept, disk.property(kept));
      }
    }
    return taken.with(blobs.snapshot(disk.content().orElseThrow()));
  }
}
