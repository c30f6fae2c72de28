package dev.vaultline.azure.compute.client;

import dev.vaultline.azure.compute.ResourceId;
import java.util.Map;

/** What the requests of tests are about. */
final class Samples {
  static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
  static final Map<String, String> TAGS = Map.of("vaultline-policy", "daily");
  static final ResourceId MACHINE = id("virtualMachines", "web");
  static final ResourceId DISK = id("disks", "data");
  static final ResourceId RESTORED = id("disks", "restored");
  static final ResourceId SNAPSHOT = id("snapshots", "snap");
  static final ResourceId COPY = id("snapshots", "copy");
  static final ResourceId COLLECTION = id("restorePointCollections", "points");
  static final ResourceId POINT = COLLECTION.child("restorePoints", "p1");
  static final ResourceId POINT_DISK = POINT.child("diskRestorePoints", "d1");

  private Samples() {}

  private static ResourceId id(String type, String name) {
    return ResourceId.compute(SUBSCRIPTION, "group", type, name);
  }
}
