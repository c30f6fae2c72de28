package dev.vaultline.azure.compute.disk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.engine.InvalidInputException;

/** What a new disk holds. */
public sealed interface DiskContent {

  /** Writes how the disk is made into the properties of a request. */
  void writeTo(ObjectNode properties);

  /**
   * Zeros.
   *
   * @param gib its size in GiB
   */
  record Empty(int gib) implements DiskContent {
    public Empty {
      if (gib < 1) {
        throw new InvalidInputException("a disk has at least 1 GiB, found " + gib);
      }
    }

    @Override
    public void writeTo(ObjectNode properties) {
      properties.putObject("creationData").put("createOption", "Empty");
      properties.put("diskSizeGB", gib);
    }
  }

  /**
   * What will be uploaded, followed by the footer of a fixed VHD.
   *
   * @param size of the disk in bytes, without the footer; whole MiB
   */
  record Upload(long size) implements DiskContent {
    private static final int FOOTER = 512;
    private static final int MIB = 1 << 20;

    public Upload {
      if (size < MIB || size % MIB != 0) {
        throw new InvalidInputException(
            "a disk for an upload has whole MiB, at least one; found " + size + " bytes");
      }
    }

    @Override
    public void writeTo(ObjectNode properties) {
      properties
          .putObject("creationData")
          .put("createOption", "Upload")
          .put("uploadSizeBytes", size + FOOTER);
    }
  }

  /** What a snapshot or another disk of the same region holds. */
  record Copy(ResourceId source) implements DiskContent {
    @Override
    public void writeTo(ObjectNode properties) {
      properties
          .putObject("creationData")
          .put("createOption", "Copy")
          .put("sourceResourceId", source.value());
    }
  }

  /** What a disk restore point holds. */
  record Restore(ResourceId diskRestorePoint) implements DiskContent {
    @Override
    public void writeTo(ObjectNode properties) {
      properties
          .putObject("creationData")
          .put("createOption", "Restore")
          .put("sourceResourceId", diskRestorePoint.value());
    }
  }
}
