package dev.vaultline.local.compute.guest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.disk.DiskMaker;
import dev.vaultline.local.compute.group.ResourceGroups;
import dev.vaultline.local.compute.machine.Machines;
import dev.vaultline.local.compute.machine.Power;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Json;
import dev.vaultline.local.compute.store.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes machines with their disks, past the limits of the control plane. */
public final class Fleets {
  private static final int AT_A_TIME = 8;

  private final ComputeStore store;
  private final ResourceGroups groups;
  private final DiskMaker maker;
  private final Machines machines;

  public Fleets(ComputeStore store, ResourceGroups groups, DiskMaker maker, Machines machines) {
    this.store = store;
    this.groups = groups;
    this.maker = maker;
    this.machines = machines;
  }

  /**
   * Makes the machines that are not there yet; what is made stays if another one fails.
   *
   * @return how many were made
   */
  public int create(Fleet fleet) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      int made = 0;
      for (Future<Boolean> one : threads.invokeAll(tasks(fleet))) {
        made += one.get() ? 1 : 0;
      }
      return made;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while machines were made", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a machine cannot be made: " + e.getCause(), e);
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Callable<Boolean>> tasks(Fleet fleet) {
    return fleet.machines().stream()
        .<Callable<Boolean>>map(machine -> () -> create(machine))
        .toList();
  }

  /** Only what is stored is done alone: the storage account can make many blobs at a time. */
  private boolean create(Fleet.Machine machine) {
    if (store.find(machine.id()).isPresent()) {
      return false;
    }
    List<Resource> disks = new ArrayList<>();
    for (int i = 0; i < machine.disks().size(); i++) {
      disks.add(make(machine, machine.disks().get(i), i == 0 ? "os" : "data" + (i - 1)));
    }
    store.transact(() -> store(machine, disks));
    return true;
  }

  private void store(Fleet.Machine machine, List<Resource> disks) {
    groups.ensure(machine.id().subscription(), machine.id().group(), machine.location());
    disks.forEach(store::put);
    Resource created = machines.create(machine.id(), request(machine, disks));
    store.put(created);
    machines.set(created, machine.power());
  }

  private static ObjectNode request(Fleet.Machine machine, List<Resource> disks) {
    ObjectNode request = machine.request().deepCopy();
    ObjectNode profile = request.withObject("/properties").putObject("storageProfile");
    ObjectNode system = profile.putObject("osDisk").put("osType", "Linux");
    entry(system.put("caching", "ReadWrite"), machine.disks().get(0), disks.get(0));
    profile.putArray("dataDisks");
    for (int lun = 0; lun < disks.size() - 1; lun++) {
      ObjectNode data = profile.withArray("dataDisks").addObject().put("lun", lun);
      entry(data.put("caching", "ReadOnly"), machine.disks().get(lun + 1), disks.get(lun + 1));
    }
    return request;
  }

  private static void entry(ObjectNode entry, Fleet.Disk asked, Resource disk) {
    entry.put("createOption", "Attach");
    entry.set("managedDisk", Json.object().put("id", disk.id().text()));
    if (asked.description().has("caching")) {
      entry.set("caching", asked.description().get("caching"));
    }
  }

  private Resource make(Fleet.Machine machine, Fleet.Disk disk, String suffix) {
    ArmId id = machine.id().sibling("disks", machine.id().name() + "-" + suffix);
    Resource made = maker.empty(id, machine.location(), disk.size());
    JsonNode description = disk.description();
    if (machine.request().has("zones")) {
      made.wire().set("zones", machine.request().get("zones"));
    }
    if (description.has("tags")) {
      made.wire().set("tags", description.get("tags"));
    }
    if (description.has("sku")) {
      made.wire().putObject("sku").put("name", description.path("sku").asText());
    }
    if (suffix.equals("os")) {
      made.properties().put("osType", "Linux").put("hyperVGeneration", "V2");
    }
    return made;
  }

  /** A fleet to begin with: one machine that runs, one that is deallocated. */
  public static ObjectNode small() {
    ObjectNode fleet = Json.object().put("resourceGroup", "machines");
    ObjectNode web = fleet.putArray("machines").addObject().put("name", "web");
    web.put("power", Power.RUNNING.name()).putObject("osDisk").put("sizeGB", 4);
    web.putArray("dataDisks").addObject().put("sizeGB", 8);
    ObjectNode archive = fleet.withArray("machines").addObject().put("name", "archive");
    archive.put("power", Power.DEALLOCATED.name()).putObject("osDisk").put("sizeGB", 4);
    return fleet;
  }
}
