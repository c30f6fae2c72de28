package dev.vaultline.local.compute.disk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.arm.ArmRequest;
import dev.vaultline.local.compute.limit.ComputeLimits;
import dev.vaultline.local.compute.page.PageBlobs;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Content;
import dev.vaultline.local.compute.store.Resource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Makes snapshots within Azure's limits. */
public final class SnapshotMaker {
  private final ComputeStore store;
  private final PageBlobs blobs;
  private final Clock clock;
  private final SnapshotPace pace;
  private final Duration copyTime;

  /**
   * Makes them in a store.
   *
   * @param copyTime how long a copy in the background takes
   */
  public SnapshotMaker(
      ComputeStore store, PageBlobs blobs, Clock clock, ComputeLimits limits, Duration copyTime) {
    this.store = store;
    this.blobs = blobs;
    this.clock = clock;
    this.pace = new SnapshotPace(store, clock, limits);
    this.copyTime = copyTime;
  }

  /** Makes what a request describes, not stored yet. */
  Resource make(ArmId id, ArmRequest request) {
    Origin origin = Origin.of(request);
    Resource source = origin.source(store);
    Resource snapshot = Resource.create(id, request.body().path("location").asText());
    snapshot.wire().putObject("sku").put("name", "Standard_ZRS");
    snapshot.describe(request.body());
    boolean incremental = origin.properties().path("incremental").asBoolean();
    snapshot
        .properties()
        .put("uniqueId", UUID.randomUUID().toString())
        .put("timeCreated", clock.instant().toString())
        .put("diskState", "Unattached")
        .put("incremental", incremental);
    ObjectNode creation = origin.creation().deepCopy();
    creation.put("sourceUniqueId", source.text("uniqueId"));
    snapshot.properties().set("creationData", creation);
    for (String kept : new String[] {"osType", "hyperVGeneration"}) {
      if (source.properties().has(kept)) {
        snapshot.properties().set(kept, source.property(kept));
      }
    }
    return DiskMaker.sized(snapshot, content(origin, source, snapshot, incremental));
  }

  private Content content(Origin origin, Resource source, Resource snapshot, boolean incremental) {
    boolean ofSnapshot = source.id().type().equals("snapshots");
    Content content = source.content().orElseThrow();
    switch (origin.option()) {
      case "Copy" -> Origin.requireRegion(source, snapshot.location());
      case "CopyStart" -> startCopy(source, snapshot, incremental);
      default ->
          throw ArmException.invalid(
              "The emulator offers createOption Copy and CopyStart for snapshots; found "
                  + origin.option()
                  + ".");
    }
    if (ofSnapshot) {
      family(snapshot, source, incremental);
      return content;
    }
    if (incremental) {
      pace.admit(source);
      identify(snapshot, source.text("uniqueId"));
    }
    if (source.wire().at("/sku/name").asText().matches("UltraSSD_LRS|PremiumV2_LRS")) {
      background(snapshot);
    }
    return blobs.snapshot(content);
  }

  /** Copies to another region go one after the other, from incremental snapshots only. */
  private void startCopy(Resource source, Resource snapshot, boolean incremental) {
    String family = source.text("incrementalSnapshotFamilyId");
    if (family.isEmpty() || !incremental) {
      throw ArmException.invalid("CopyStart is from an incremental snapshot to another.");
    }
    family(snapshot, source, true);
    boolean copying =
        store.linked("snapshots", snapshot.link()).stream().anyMatch(s -> completion(s) < 100);
    if (copying) {
      throw ArmException.notAllowed(
          "Another copy of the incremental snapshot family '%s' to region %s is still in progress."
              .formatted(family, snapshot.location()));
    }
    background(snapshot);
  }

  private void background(Resource snapshot) {
    snapshot.hidden().put("copyStarted", clock.millis()).put("copyMillis", copyTime.toMillis());
  }

  /** A snapshot of a snapshot is of its family; in another region it begins one of its own. */
  private static void family(Resource snapshot, Resource source, boolean incremental) {
    String family = source.text("incrementalSnapshotFamilyId");
    if (!incremental || family.isEmpty()) {
      return;
    }
    boolean same = source.location().equalsIgnoreCase(snapshot.location());
    identify(
        snapshot, same ? source.hidden().path("lineage").asText() : family + snapshot.location());
  }

  private static void identify(Resource snapshot, String lineage) {
    String family =
        UUID.nameUUIDFromBytes(("snapshots of " + lineage).getBytes(StandardCharsets.UTF_8))
            .toString();
    snapshot.hidden().put("lineage", lineage);
    snapshot.properties().put("incrementalSnapshotFamilyId", family);
    snapshot.linkedTo(family);
  }

  /** How much of the copy is done, in percent. */
  int completion(Resource snapshot) {
    long millis = snapshot.hidden().path("copyMillis").asLong();
    if (millis == 0) {
      return 100;
    }
    Instant started = Instant.ofEpochMilli(snapshot.hidden().path("copyStarted").asLong());
    long elapsed = Math.max(0, Duration.between(started, clock.instant()).toMillis());
    return (int) Math.min(100, elapsed * 100 / millis);
  }
}
