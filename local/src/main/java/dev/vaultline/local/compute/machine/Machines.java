package dev.vaultline.local.compute.machine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.arm.ArmRequest;
import dev.vaultline.local.compute.arm.ArmResponse;
import dev.vaultline.local.compute.arm.ResourceType;
import dev.vaultline.local.compute.group.ResourceGroups;
import dev.vaultline.local.compute.operation.Change;
import dev.vaultline.local.compute.operation.Operations;
import dev.vaultline.local.compute.operation.Outcome;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Json;
import dev.vaultline.local.compute.store.Listing;
import dev.vaultline.local.compute.store.Resource;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Virtual machines. */
public final class Machines implements ResourceType {
  private final ComputeStore store;
  private final ResourceGroups groups;
  private final Operations operations;
  private final Listing listing;
  private final AttachedDisks disks;
  private final DataDisks dataDisks;
  private final Clock clock;

  public Machines(
      ComputeStore store,
      ResourceGroups groups,
      Operations operations,
      Listing listing,
      AttachedDisks disks,
      Clock clock) {
    this.store = store;
    this.groups = groups;
    this.operations = operations;
    this.listing = listing;
    this.disks = disks;
    this.dataDisks = new DataDisks();
    this.clock = clock;
  }

  @Override
  public String type() {
    return "virtualmachines";
  }

  @Override
  public ArmResponse get(ArmId id, ArmRequest request) {
    Resource machine = store.get(id);
    if (request.expands("instanceView")) {
      machine.properties().set("instanceView", Power.of(machine).instanceView(machine));
    }
    return ArmResponse.ok(machine.wire());
  }

  @Override
  public ArmResponse list(String scope, Optional<ArmId> parent, ArmRequest request) {
    return listing.page(type(), scope, request, Resource::wire);
  }

  @Override
  public ArmResponse put(ArmId id, ArmRequest request) {
    groups.requireGroupOf(id);
    if (store.find(id).isPresent()) {
      return patch(id, request);
    }
    return operations.write(request, create(id, request.body()), true, Change.succeeded());
  }

  /** Makes a running machine and attaches its disks; not stored yet. */
  public Resource create(ArmId id, ObjectNode body) {
    Resource machine = Resource.create(id, body.path("location").asText());
    machine.describe(body);
    Json.merge(machine.properties(), body.path("properties"));
    machine
        .properties()
        .put("vmId", UUID.randomUUID().toString())
        .put("timeCreated", clock.instant().toString())
        .put("provisioningState", "Succeeded");
    Json.merge(machine.hidden(), Power.RUNNING.note());
    disks.settle(machine, machine, true);
    return machine;
  }

  /** A PUT of a machine that exists changes what it names, as a PATCH does. */
  @Override
  public ArmResponse patch(ArmId id, ArmRequest request) {
    Resource before = store.get(id);
    Resource machine = store.get(id);
    ObjectNode body = request.body();
    requireSamePlace(machine, body);
    machine.describe(body);
    String vmId = machine.text("vmId");
    Json.merge(machine.properties(), body.path("properties"));
    machine.properties().put("vmId", vmId).remove("instanceView");
    return update(before, machine, request);
  }

  private ArmResponse update(Resource before, Resource machine, ArmRequest request) {
    String os = "/storageProfile/osDisk";
    ArmId had = AttachedDisks.diskOf(before.properties().at(os));
    ArmId has = AttachedDisks.diskOf(machine.properties().at(os));
    if (!had.key().equals(has.key()) && Power.of(machine) == Power.RUNNING) {
      throw ArmException.notAllowed(
          "The OS disk of VM '%s' cannot be swapped while it runs. Deallocate it first."
              .formatted(machine.id().name()));
    }
    disks.settle(before, machine, false);
    return operations.write(request, machine, false, Change.succeeded());
  }

  private static void requireSamePlace(Resource machine, ObjectNode body) {
    String location = body.path("location").asText(machine.location());
    if (!location.equalsIgnoreCase(machine.location())) {
      throw new ArmException(
          409,
          "PropertyChangeNotAllowed",
          "Changing property 'location' is not allowed for VM '" + machine.id().name() + "'.");
    }
  }

  @Override
  public ArmResponse delete(ArmId id, ArmRequest request) {
    Optional<Resource> found = store.find(id);
    if (found.isEmpty()) {
      return ArmResponse.empty(204);
    }
    Outcome outcome = operations.foresee("virtualMachines/delete");
    if (outcome.succeeds()) {
      disks.detachAll(found.get());
    }
    return operations.accept(
        request, found.get(), "virtualMachines/delete", outcome, Change.removal());
  }

  @Override
  public ArmResponse post(ArmId id, String action, ArmRequest request) {
    Resource machine = store.get(id);
    return switch (action.toLowerCase(Locale.ROOT)) {
      case "start" -> power(machine, "start", Power.RUNNING, request);
      case "poweroff" -> power(machine, "powerOff", Power.STOPPED, request);
      case "deallocate" -> power(machine, "deallocate", Power.DEALLOCATED, request);
      case "attachdetachdatadisks" -> attachDetach(machine, request);
      default -> throw ResourceType.unsupported(request);
    };
  }

  /** Sets whether a machine runs, past all operations. */
  public void set(Resource machine, Power power) {
    disks.show(machine, power);
    Json.merge(machine.hidden(), power.note());
    store.put(machine);
  }

  private ArmResponse power(Resource machine, String action, Power power, ArmRequest request) {
    String kind = "virtualMachines/" + action;
    Outcome outcome = operations.foresee(kind);
    if (outcome.succeeds()) {
      disks.show(machine, power);
    }
    return operations.accept(request, machine, kind, outcome, Change.notes(power.note()));
  }

  private ArmResponse attachDetach(Resource before, ArmRequest request) {
    Resource machine = store.get(before.id());
    dataDisks.change(machine, request.body());
    disks.settle(before, machine, false);
    store.put(machine);
    ObjectNode profile = machine.properties().withObject("/storageProfile");
    return operations.accept(
        request, machine, "virtualMachines/attachDetachDataDisks", Change.answering(profile));
  }
}
