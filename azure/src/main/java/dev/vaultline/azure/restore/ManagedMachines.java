package dev.vaultline.azure.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.compute.machine.Machine;
import dev.vaultline.azure.compute.machine.PowerState;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.platform.Progress;
import dev.vaultline.pipeline.target.DiskSwap;
import dev.vaultline.pipeline.target.MachineState;
import dev.vaultline.pipeline.target.Machines;
import dev.vaultline.pipeline.target.NewMachine;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Azure's virtual machines. The tag of one that a restore created names it. */
public final class ManagedMachines implements Machines {
  private static final Set<String> AT_REST = Set.of("succeeded", "failed", "canceled");

  private final ComputeClient client;
  private final Pursuit pursuit;

  /** The machines that the identity of a client may see and change. */
  public ManagedMachines(ComputeClient client) {
    this.client = client;
    this.pursuit = new Pursuit(client);
  }

  @Override
  public Optional<MachineState> find(MachineId id) {
    return machine(id).map(MachineReading::of);
  }

  private Optional<Machine> machine(MachineId id) {
    return client.machines().find(new ResourceId(id.value()));
  }

  @Override
  public Progress<MachineState> create(
      NewMachine machine, String description, String owner, String token) {
    JsonNode described = Json.read(description.getBytes(StandardCharsets.UTF_8));
    return pursuit.go(token, () -> nextToCreate(machine, described, owner));
  }

  private Next<MachineState> nextToCreate(NewMachine machine, JsonNode description, String owner) {
    ResourceId id = new ResourceId(machine.id().value());
    Optional<Machine> found = machine(machine.id());
    if (found.isEmpty()) {
      return new Next.Start<>(
          () -> client.machines().put(id, MachineBody.of(machine, description, owner)));
    }
    if (!RestoreTag.CREATED.isOf(found.get().resource(), owner)) {
      throw new InvalidInputException(
          "machine " + id + " exists already and is not of this restore; choose another name");
    }
    return atRest(
        found.get(),
        made ->
            isWhole(made)
                ? new Next.Reached<>(MachineReading.of(made))
                : new Next.Start<>(
                    () -> client.machines().put(id, MachineBody.of(machine, description, owner))));
  }

  /** A creation that failed leaves a machine behind; Azure goes on with it when asked again. */
  private static boolean isWhole(Machine machine) {
    return machine.provisioningState().equalsIgnoreCase("succeeded");
  }

  @Override
  public Progress<MachineId> drop(MachineId id, String owner, String token) {
    return pursuit.go(
        token,
        () ->
            machine(id)
                .filter(machine -> RestoreTag.CREATED.isOf(machine.resource(), owner))
                .map(this::nextToDrop)
                .orElseGet(() -> new Next.Reached<>(id)));
  }

  private Next<MachineId> nextToDrop(Machine machine) {
    return machine.provisioningState().equalsIgnoreCase("deleting")
        ? new Next.Wait<>("Azure deletes machine " + machine.resource().name())
        : new Next.Start<>(() -> client.machines().delete(machine.id()));
  }

  @Override
  public Progress<MachineState> deallocate(MachineId id, String token) {
    return power(
        id,
        PowerState.DEALLOCATED,
        token,
        machine -> new Next.Start<>(() -> client.machines().deallocate(machine.id())));
  }

  @Override
  public Progress<MachineState> start(MachineId id, String token) {
    return power(
        id,
        PowerState.RUNNING,
        token,
        machine -> new Next.Start<>(() -> client.machines().start(machine.id())));
  }

  private Progress<MachineState> power(
      MachineId id, PowerState wanted, String token, Function<Machine, Next<MachineState>> step) {
    return pursuit.go(
        token,
        () -> {
          Machine machine = require(id);
          if (machine.power() == wanted) {
            return new Next.Reached<>(MachineReading.of(machine));
          }
          return machine.power() == PowerState.CHANGING
              ? new Next.Wait<>("machine " + id.name() + " is being started or stopped")
              : atRest(machine, step);
        });
  }

  @Override
  public Progress<MachineState> swap(MachineId id, DiskSwap swap, String token) {
    return pursuit.go(
        token, () -> atRest(require(id), machine -> new SwapSteps(client, machine, swap).next()));
  }

  private Machine require(MachineId id) {
    return machine(id)
        .orElseThrow(() -> new InvalidInputException("machine " + id + " is not there"));
  }

  /** A machine that Azure changes takes no other change. */
  private static <R> Next<R> atRest(Machine machine, Function<Machine, Next<R>> then) {
    String state = machine.provisioningState().toLowerCase(Locale.ROOT);
    return state.isEmpty() || AT_REST.contains(state)
        ? then.apply(machine)
        : new Next.Wait<>(
            "Azure is at machine "
                + machine.resource().name()
                + ": "
                + machine.provisioningState());
  }
}
