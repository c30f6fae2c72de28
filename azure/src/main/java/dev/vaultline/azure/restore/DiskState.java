package dev.vaultline.azure.restore;

import dev.vaultline.azure.compute.disk.Disk;
import java.util.Locale;

/** What can be done with a managed disk, by what Azure calls its states. */
enum DiskState {
  /** Azure is at it. */
  CHANGING,
  /** Made for an upload that has not begun. */
  OPEN,
  /** Somebody has the right to write it. */
  WRITTEN,
  /** Machines can use it. */
  USABLE;

  static DiskState of(Disk disk) {
    String provisioning = disk.provisioningState().toLowerCase(Locale.ROOT);
    if (!provisioning.equals("succeeded") && !provisioning.equals("failed")) {
      return CHANGING;
    }
    return switch (disk.state().toLowerCase(Locale.ROOT)) {
      case "readytoupload" -> OPEN;
      case "activeupload" -> WRITTEN;
      default -> USABLE;
    };
  }
}
