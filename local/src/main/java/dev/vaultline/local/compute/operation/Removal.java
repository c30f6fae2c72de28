package dev.vaultline.local.compute.operation;

import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.page.PageBlobs;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Content;
import dev.vaultline.local.compute.store.Resource;
import java.util.List;
import java.util.Optional;

/** Removes a resource, what belongs to it, and bytes that nothing uses any more. */
public final class Removal {
  private static final List<String> WITHIN_OTHERS =
      List.of(
          "restorepointcollections/restorepoints/diskrestorepoints",
          "restorepointcollections/restorepoints");
  private static final int BATCH = 100;

  private final ComputeStore store;
  private final PageBlobs blobs;

  public Removal(ComputeStore store, PageBlobs blobs) {
    this.store = store;
    this.blobs = blobs;
  }

  public void remove(ArmId id) {
    for (String type : WITHIN_OTHERS) {
      List<Resource> children = store.page(type, id.key() + "/", "", BATCH);
      while (!children.isEmpty()) {
        children.forEach(this::removeOne);
        children = store.page(type, id.key() + "/", "", BATCH);
      }
    }
    store.find(id).ifPresent(this::removeOne);
  }

  private void removeOne(Resource resource) {
    store.delete(resource.id());
    resource.content().ifPresent(this::release);
  }

  private void release(Content content) {
    List<Resource> users = store.using(content.blob());
    if (users.isEmpty()) {
      blobs.deleteBlob(content.blob());
    } else if (users.stream().noneMatch(user -> user.content().equals(Optional.of(content)))) {
      blobs.deleteSnapshot(content);
    }
  }
}
