package dev.vaultline.local.compute.guest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.access.Grants;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.arm.ArmRequest;
import dev.vaultline.local.compute.arm.ArmResponse;
import dev.vaultline.local.compute.arm.ResourceType;
import dev.vaultline.local.compute.fault.EmulatorClock;
import dev.vaultline.local.compute.fault.Fault;
import dev.vaultline.local.compute.fault.Faults;
import dev.vaultline.local.compute.operation.Removal;
import dev.vaultline.local.compute.page.PageBlobs;
import dev.vaultline.local.compute.page.VhdFooter;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Content;
import dev.vaultline.local.compute.store.Json;
import dev.vaultline.local.compute.store.Resource;
import java.time.Duration;

/**
 * What Azure does not have: making fleets, writing to the disks of machines as their guests would,
 * switching faults on and skipping hours.
 */
public final class GuestDoor {
  private final ComputeStore store;
  private final PageBlobs blobs;
  private final Faults faults;
  private final EmulatorClock clock;
  private final Removal removal;
  private final Grants grants;
  private final Fleets fleets;

  public GuestDoor(
      ComputeStore store,
      PageBlobs blobs,
      Faults faults,
      EmulatorClock clock,
      Removal removal,
      Grants grants,
      Fleets fleets) {
    this.store = store;
    this.blobs = blobs;
    this.faults = faults;
    this.clock = clock;
    this.removal = removal;
    this.grants = grants;
    this.fleets = fleets;
  }

  /** Answers a request whose path begins with {@code /emulator}. */
  public ArmResponse answer(ArmRequest request) {
    return switch (request.method() + " " + request.path()) {
      case "POST /emulator/fleet" -> fleet(request);
      case "GET /emulator/disk" -> disk(request);
      case "GET /emulator/faults" -> faults();
      case "POST /emulator/faults" -> raise(request);
      case "DELETE /emulator/faults" -> clear();
      case "POST /emulator/clock" -> skip(request);
      case "POST /emulator/lose" -> lose(request);
      default -> throw ResourceType.unsupported(request);
    };
  }

  private ArmResponse fleet(ArmRequest request) {
    int made = fleets.create(Fleet.read(request.body()));
    return ArmResponse.of(201, Json.object().put("created", made));
  }

  private ArmResponse disk(ArmRequest request) {
    Resource disk = store.get(id(request.parameter("id").orElse("")));
    Content content =
        disk.content()
            .filter(c -> c.snapshot().isEmpty())
            .orElseThrow(() -> ArmException.invalid("Only disks can be written by guests."));
    return ArmResponse.ok(
        Json.object()
            .put("url", blobs.writable(content.blob()).toString())
            .put("sizeBytes", content.size() - VhdFooter.BYTES));
  }

  private static ArmId id(String text) {
    return ArmId.parse(text)
        .orElseThrow(() -> ArmException.invalid("'" + text + "' is no id of a resource."));
  }

  private ArmResponse faults() {
    ObjectNode body = Json.object();
    ArrayNode values = body.putArray("value");
    faults.all().stream().map(Fault::json).forEach(values::add);
    return ArmResponse.ok(body);
  }

  private ArmResponse raise(ArmRequest request) {
    faults.raise(Fault.read(request.body()));
    return faults();
  }

  private ArmResponse clear() {
    faults.clear();
    return faults();
  }

  private ArmResponse skip(ArmRequest request) {
    clock.skip(Duration.parse(request.body().path("skip").asText()));
    return ArmResponse.ok(Json.object().put("now", clock.instant().toString()));
  }

  /** Deletes a snapshot, restore point or disk as if someone else had done it. */
  private ArmResponse lose(ArmRequest request) {
    ArmId id = id(request.body().path("id").asText());
    store.transact(
        () -> {
          store.get(id);
          grants.revoke(id);
          removal.remove(id);
        });
    return ArmResponse.empty(204);
  }
}
