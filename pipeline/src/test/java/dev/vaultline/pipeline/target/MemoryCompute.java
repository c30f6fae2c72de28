package dev.vaultline.pipeline.target;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.disk.DiskTarget;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.platform.Progress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Managed disks, their snapshots and machines in memory, as strict as the platform: operations take
 * some requests, disks can be read only when their upload ended, a machine's disks can be neither
 * deleted nor swapped while it runs.
 */
public final class MemoryCompute implements RestoreTargets, SnapshotTier, Machines, ReplacedDisks {
  private static final class Copy {
    private final Held held;
    private final byte[] content;

    Copy(Held held, byte[] content) {
      this.held = held;
      this.content = content;
    }
  }

  private final Map<ManagedDiskId, MemoryManagedDisk> disks = new LinkedHashMap<>();
  private final Map<MachineId, MachineState> machines = new LinkedHashMap<>();
  private final Map<String, Copy> snapshots = new HashMap<>();
  private final Set<ManagedDiskId> writable = new HashSet<>();
  private final MemoryOperations operations = new MemoryOperations();

  /** How many times each operation answers "pending" before it is done. */
  public void operationsTake(int times) {
    operations.take(times);
  }

  /** Lets an operation fail whenever it is asked for, e.g. {@code start} or {@code drop-disk}. */
  public void fail(String operation, VaultlineException why) {
    operations.fail(operation, why);
  }

  /** Lets operations work again. */
  public void failNoMore() {
    operations.failNoMore();
  }

  /** Adds a snapshot. */
  public synchronized void addSnapshot(Held held, byte[] content) {
    snapshots.put(held.id(), new Copy(held, content.clone()));
  }

  /** Removes a snapshot, as an expiry does. */
  public synchronized void removeSnapshot(String id) {
    snapshots.remove(id);
  }

  /** Adds a machine whose disks have these contents. */
  public synchronized void addMachine(MachineState machine, Map<DiskSlot, byte[]> contents) {
    machines.put(machine.id(), machine);
    machine
        .disks()
        .forEach(
            (slot, id) -> {
              DiskTraits traits =
                  new DiskTraits(
                      machine.region(),
                      machine.zone(),
                      DiskTraits.DEFAULT_SKU,
                      Optional.empty(),
                      Optional.empty());
              ManagedTarget target = new ManagedTarget(id, traits, Optional.empty());
              disks.put(id, new MemoryManagedDisk(target, "somebody", contents.get(slot), true));
            });
  }

  /** Removes a machine behind everybody's back. */
  public synchronized void removeMachine(MachineId id) {
    machines.remove(id);
  }

  /** The bytes of a disk that machines can use. */
  public synchronized Optional<byte[]> content(ManagedDiskId id) {
    return Optional.ofNullable(disks.get(id)).filter(disk -> disk.ready).map(disk -> disk.content);
  }

  /** The bytes of a disk, whether machines can use it or not; none when it is not there. */
  synchronized byte[] bytes(ManagedDiskId id) {
    MemoryManagedDisk disk = disks.get(id);
    return disk == null ? new byte[0] : disk.content.clone();
  }

  /** What a disk was made as. */
  public synchronized ManagedTarget target(ManagedDiskId id) {
    return disks.get(id).target;
  }

  /** All disks there are. */
  public synchronized Set<ManagedDiskId> diskIds() {
    return Set.copyOf(disks.keySet());
  }

  /** The disks that somebody still has the right to write. */
  public synchronized Set<ManagedDiskId> writable() {
    return Set.copyOf(writable);
  }

  /** The restore that a disk says it was replaced by. */
  public synchronized Optional<String> replacedBy(ManagedDiskId id) {
    return disks.get(id).replacedBy;
  }

  @Override
  public synchronized Progress<TargetDisk> create(
      TargetDisk target, String owner, long size, String token) {
    ManagedTarget managed = (ManagedTarget) target;
    MemoryManagedDisk found = disks.get(managed.id());
    if (found != null) {
      if (!found.isOf(owner) || found.content.length != size) {
        throw new InvalidInputException("disk " + target + " exists already");
      }
      return new Progress.Done<>(target);
    }
    byte[] content =
        managed.source().map(source -> copy(source, target)).orElseGet(() -> new byte[(int) size]);
    return operations.run(
        "create-disk",
        target,
        token,
        () -> {
          boolean ready = managed.source().isPresent();
          disks.put(managed.id(), new MemoryManagedDisk(managed, owner, content, ready));
          return target;
        });
  }

  private byte[] copy(String source, TargetDisk target) {
    Copy copy = snapshots.get(source);
    if (copy == null) {
      throw new InvalidInputException("snapshot " + source + " of " + target + " is not there");
    }
    return copy.content.clone();
  }

  @Override
  public synchronized DiskTarget open(TargetDisk target) {
    ManagedDiskId id = ((ManagedTarget) target).id();
    MemoryManagedDisk disk = disks.get(id);
    if (disk == null || disk.ready) {
      throw new InvalidInputException("disk " + target + " is not there to be written");
    }
    writable.add(id);
    return new MemoryManagedDisk.Writer(this, disk);
  }

  @Override
  public synchronized Progress<TargetDisk> finish(
      TargetDisk target, String owner, long size, String token) {
    ManagedDiskId id = ((ManagedTarget) target).id();
    MemoryManagedDisk disk = disks.get(id);
    if (disk == null || !disk.isOf(owner)) {
      throw new InvalidInputException("disk " + target + " is not there");
    }
    if (disk.ready) {
      return new Progress.Done<>(target);
    }
    return operations.run(
        "finish-disk",
        target,
        token,
        () -> {
          writable.remove(id);
          disk.ready = true;
          return target;
        });
  }

  @Override
  public synchronized Progress<TargetDisk> drop(TargetDisk target, String owner, String token) {
    ManagedDiskId id = ((ManagedTarget) target).id();
    MemoryManagedDisk disk = disks.get(id);
    if (disk == null || !disk.isOf(owner)) {
      return new Progress.Done<>(target);
    }
    requireDetached(id);
    return operations.run("drop-disk", target, token, () -> remove(id, target));
  }

  private <T> T remove(ManagedDiskId id, T result) {
    writable.remove(id);
    disks.remove(id);
    return result;
  }

  private void requireDetached(ManagedDiskId id) {
    for (MachineState machine : machines.values()) {
      if (machine.disks().containsValue(id)) {
        throw new InvalidInputException("disk " + id + " is attached to " + machine.id());
      }
    }
  }

  @Override
  public synchronized Optional<Held> find(String id) {
    return Optional.ofNullable(snapshots.get(id)).map(copy -> copy.held);
  }

  @Override
  public synchronized Optional<MachineState> find(MachineId id) {
    return Optional.ofNullable(machines.get(id));
  }

  @Override
  public synchronized Progress<MachineState> create(
      NewMachine machine, String description, String owner, String token) {
    MachineState found = machines.get(machine.id());
    if (found != null) {
      if (!found.owner().equals(Optional.of(owner))) {
        throw new InvalidInputException("machine " + machine.id() + " exists already");
      }
      return new Progress.Done<>(found);
    }
    machine.disks().values().forEach(this::requireUsable);
    MachineState made =
        new MachineState(
            machine.id(),
            machine.region(),
            machine.zone(),
            true,
            machine.disks(),
            machine.nics(),
            Optional.of(owner));
    return operations.run("create-machine", machine.id(), token, () -> put(made));
  }

  private void requireUsable(ManagedDiskId id) {
    MemoryManagedDisk disk = disks.get(id);
    if (disk == null || !disk.ready) {
      throw new InvalidInputException("disk " + id + " cannot be attached");
    }
    requireDetached(id);
  }

  private MachineState put(MachineState machine) {
    machines.put(machine.id(), machine);
    return machine;
  }

  @Override
  public synchronized Progress<MachineId> drop(MachineId id, String owner, String token) {
    MachineState machine = machines.get(id);
    if (machine == null || !machine.owner().equals(Optional.of(owner))) {
      return new Progress.Done<>(id);
    }
    return operations.run(
        "drop-machine",
        id,
        token,
        () -> {
          machines.remove(id);
          return id;
        });
  }

  @Override
  public synchronized Progress<MachineState> deallocate(MachineId id, String token) {
    return power("deallocate", id, false, token);
  }

  @Override
  public synchronized Progress<MachineState> start(MachineId id, String token) {
    return power("start", id, true, token);
  }

  private Progress<MachineState> power(String kind, MachineId id, boolean on, String token) {
    MachineState machine = require(id);
    return machine.running() == on
        ? new Progress.Done<>(machine)
        : operations.run(kind, id, token, () -> put(with(require(id), on, require(id).disks())));
  }

  private MachineState require(MachineId id) {
    return find(id).orElseThrow(() -> new InvalidInputException("machine " + id + " is not there"));
  }

  private static MachineState with(
      MachineState machine, boolean running, Map<DiskSlot, ManagedDiskId> attached) {
    return new MachineState(
        machine.id(),
        machine.region(),
        machine.zone(),
        running,
        attached,
        machine.nics(),
        machine.owner());
  }

  @Override
  public synchronized Progress<MachineState> swap(MachineId id, DiskSwap swap, String token) {
    MachineState machine = require(id);
    if (swap.isDone(machine)) {
      return new Progress.Done<>(machine);
    }
    if (machine.running()) {
      throw new InvalidInputException("machine " + id + " runs");
    }
    Map<DiskSlot, ManagedDiskId> after = new TreeMap<>(machine.disks());
    after.values().removeAll(List.copyOf(swap.out().values()));
    swap.in().values().stream()
        .filter(disk -> !after.containsValue(disk))
        .forEach(this::requireUsable);
    after.putAll(swap.in());
    return operations.run("swap", id, token, () -> put(with(require(id), false, after)));
  }

  @Override
  public synchronized Progress<ManagedDiskId> mark(ManagedDiskId id, String owner, String token) {
    if (disks.get(id).isReplacedBy(owner)) {
      return new Progress.Done<>(id);
    }
    return operations.run(
        "mark",
        id,
        token,
        () -> {
          disks.get(id).replacedBy = Optional.of(owner);
          return id;
        });
  }

  @Override
  public synchronized Progress<ManagedDiskId> unmark(ManagedDiskId id, String owner, String token) {
    MemoryManagedDisk disk = disks.get(id);
    if (disk == null || !disk.isReplacedBy(owner)) {
      return new Progress.Done<>(id);
    }
    return operations.run(
        "unmark",
        id,
        token,
        () -> {
          disk.replacedBy = Optional.empty();
          return id;
        });
  }

  @Override
  public synchronized Progress<ManagedDiskId> delete(ManagedDiskId id, String owner, String token) {
    MemoryManagedDisk disk = disks.get(id);
    if (disk == null) {
      return new Progress.Done<>(id);
    }
    if (!disk.isOf(owner) && !disk.isReplacedBy(owner)) {
      throw new InvalidInputException("disk " + id + " is not of restore " + owner);
    }
    requireDetached(id);
    return operations.run("delete-disk", id, token, () -> remove(id, id));
  }
}
