package dev.vaultline.local.compute.disk;

import dev.vaultline.local.compute.access.AccessActions;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.arm.ArmRequest;
import dev.vaultline.local.compute.arm.ArmResponse;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Resource;
import java.util.Optional;

/** Access to a disk goes with its state: it is exported while nobody uses it, or uploaded once. */
final class DiskAccess {
  private static final String READY = "ReadyToUpload";
  private static final String UPLOADING = "ActiveUpload";
  private static final String EXPORTED = "ActiveSAS";

  private final ComputeStore store;
  private final AccessActions actions;
  private final DiskContents contents;

  DiskAccess(ComputeStore store, AccessActions actions, DiskContents contents) {
    this.store = store;
    this.actions = actions;
    this.contents = contents;
  }

  ArmResponse begin(Resource disk, ArmRequest request) {
    boolean write = AccessActions.asksToWrite(request);
    String state = disk.text("diskState");
    boolean upload = state.equals(READY) || state.equals(UPLOADING);
    if (write != upload) {
      throw ArmException.notAllowed(
          "Access to write is for disks that are created by Upload and not uploaded yet; disk %s is"
                  .formatted(disk.id().name())
              + " in state "
              + state
              + ".");
    }
    requireIdle(disk);
    ArmResponse response = actions.begin(disk, disk.text("uniqueId"), request);
    state(disk, write ? UPLOADING : EXPORTED);
    return response;
  }

  private void requireIdle(Resource disk) {
    boolean running =
        ArmId.parse(disk.wire().path("managedBy").asText())
            .flatMap(store::find)
            .filter(machine -> machine.hidden().path("power").asText().equals("running"))
            .isPresent();
    if (running) {
      throw ArmException.notAllowed(
          "Cannot grant access to disk %s since it is attached to running VM %s."
              .formatted(disk.id().name(), disk.wire().path("managedBy").asText()));
    }
  }

  ArmResponse end(Resource disk, ArmRequest request) {
    Optional<String> fault =
        disk.text("diskState").equals(UPLOADING)
            ? contents.uploadFault(disk.content().orElseThrow())
            : Optional.empty();
    ArmResponse response = actions.end(disk, request);
    if (fault.isPresent()) {
      // Azure, too, ends the access and leaves a disk that can be uploaded again.
      state(disk, READY);
      return ArmResponse.refusal(
          ArmException.invalid(
              "The upload of disk %s is not a valid fixed VHD: %s."
                  .formatted(disk.id().name(), fault.get())));
    }
    boolean attached = disk.wire().hasNonNull("managedBy");
    if (!disk.text("diskState").equals(READY)) {
      state(disk, attached ? "Reserved" : "Unattached");
    }
    return response;
  }

  private void state(Resource disk, String state) {
    disk.properties().put("diskState", state);
    store.put(disk);
  }
}
