package dev.vaultline.azure.restore;

import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.disk.DiskContent;
import dev.vaultline.azure.compute.disk.NewDisk;
import dev.vaultline.azure.compute.point.DiskRestorePoint;
import dev.vaultline.pipeline.target.DiskTraits;
import dev.vaultline.pipeline.target.ManagedTarget;

/** A disk of a restore as Azure is asked for it. */
final class DiskBody {
  private DiskBody() {}

  static NewDisk of(ManagedTarget target, String owner, long size) {
    DiskTraits traits = target.traits();
    return new NewDisk(
        traits.region(),
        traits.zone().stream().toList(),
        traits.sku(),
        RestoreTag.CREATED.of(owner),
        traits.osType(),
        traits.generation(),
        target.source().map(DiskBody::copy).orElseGet(() -> new DiskContent.Upload(size)));
  }

  private static DiskContent copy(String source) {
    ResourceId id = new ResourceId(source);
    return id.type().equalsIgnoreCase(DiskRestorePoint.TYPE)
        ? new DiskContent.Restore(id)
        : new DiskContent.Copy(id);
  }
}
