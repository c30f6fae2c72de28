package dev.vaultline.pipeline.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.engine.policy.ProtectionPolicy;
import dev.vaultline.pipeline.ConflictException;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.item.ItemCodec;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.item.Protection;
import dev.vaultline.pipeline.job.JobFilter;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.machine.DiskSelection;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.machine.FoundMachine;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.machine.MemoryMachines;
import dev.vaultline.pipeline.snapshot.ItemSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ProtectionTest {
  private static final UUID VAULT = new UUID(1, 2);
  private static final PolicyName NIGHTLY = new PolicyName("nightly");
  private static final ItemId WEB = new ItemId("web");

  private final World world = new World();
  private final MemoryMachines machines = new MemoryMachines();
  private final VaultRules rules = new VaultRules(Optional.of("West Europe"), () -> VAULT);
  private final ItemProtection protection =
      new ItemProtection(world.items, world.policies, machines, rules, world.backups);
  private final MachineViews views = new MachineViews(machines, world.items, rules);
  private final TaggedMachines tagged =
      new TaggedMachines(machines, world.items, protection, world.backups);

  @BeforeEach
  void aPolicyAndMachines() {
    world.policies.put(ProtectionPolicy.standard(NIGHTLY, ZoneId.of("UTC")));
    add("web", "westeurope", Map.of());
    add("far", "eastus", Map.of());
    add("theirs", "westeurope", Map.of("Vaultline-Vault", new UUID(3, 4).toString()));
    add("ours", "westeurope", Map.of("vaultline-vault", VAULT.toString()));
  }

  @Test
  void listsMachinesWithTheReasonOfEachRefusal() {
    protection.protect(item(WEB, id("web")));
    assertThat(list(Optional.empty()))
        .extracting(view -> view.machine().id().name(), MachineView::isProtected)
        .contains(tuple("web", true))
        .contains(tuple("ours", false));
    assertThat(refusal("far")).contains("region eastus").contains("West Europe");
    assertThat(refusal("theirs")).contains("vault " + new UUID(3, 4));
    assertThat(view("ours").refusal()).isEmpty();
    assertThat(list(Optional.of(true))).hasSize(1);
    assertThat(list(Optional.of(false))).hasSize(3);
  }

  @Test
  void aMachineThatTheVaultMayNotTakeIsRefusedWithTheReason() {
    assertThatThrownBy(() -> protection.protect(item(WEB, id("far"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("region eastus");
    assertThatThrownBy(() -> protection.protect(item(WEB, id("absent"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is not there");
    assertThat(world.items.list()).isEmpty();
  }

  @Test
  void aMachineIsOneItemOnly() {
    protection.protect(item(WEB, id("web")));
    assertThatThrownBy(() -> protection.protect(item(new ItemId("other"), id("WEB"))))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("item web");
  }

  @Test
  void theFirstBackupFollowsOnItsOwnAndOnce() {
    protection.protect(item(WEB, id("web")));
    protection.protect(item(WEB, id("web")));
    List<JobRecord> jobs = world.jobs.list(new JobFilter(Optional.of(WEB), Optional.empty(), 10));
    assertThat(jobs).hasSize(1);
    assertThat(world.hub.instanceIds()).containsExactly("backup-" + jobs.get(0).id());
  }

  @Test
  void protectionStopsAndIsResumed() {
    protection.protect(item(WEB, id("web")));
    assertThat(protection.stop(WEB).protection()).isEqualTo(Protection.STOPPED);
    assertThat(view("web").isProtected()).isFalse();
    assertThat(view("web").item()).contains(WEB);
    protection.protect(item(WEB, id("web")));
    assertThat(view("web").isProtected()).isTrue();
  }

  @Test
  void aTagProtectsAMachineButNoStoppedOne() {
    add("tagged", "westeurope", Map.of("vaultline-policy", "nightly"));
    add("wrong", "westeurope", Map.of("vaultline-policy", "no-such"));
    assertThat(tagged.run()).hasSize(2).anyMatch(line -> line.contains("no policy no-such"));
    ItemRecord item = world.items.require(new ItemId("tagged"));
    assertThat(item.policy()).contains(NIGHTLY);
    protection.stop(item.id());
    tagged.run();
    assertThat(world.items.require(item.id()).protection()).isEqualTo(Protection.STOPPED);
  }

  @Test
  void aTaggedMachineWhoseNameIsTakenGetsAnotherOne() {
    world.protect("tagged", Optional.empty(), World.content(1, 2));
    add("tagged", "westeurope", Map.of("vaultline-policy", "nightly"));
    tagged.run();
    assertThat(view("tagged").item().orElseThrow().value()).startsWith("vm-tagged-");
  }

  @Test
  void filtersByTag() {
    add("prod", "westeurope", Map.of("env", "prod"));
    assertThat(tag("env")).hasSize(1);
    assertThat(tag("ENV=prod")).hasSize(1);
    assertThat(tag("env=test")).isEmpty();
  }

  @Test
  void machinesAndTheirDisksAreKeptAsTheyWereDescribed() {
    ItemCodec codec = new ItemCodec();
    for (DiskSelection selection :
        List.of(
            DiskSelection.ALL,
            new DiskSelection.Only(Set.of(DiskSlot.OS, DiskSlot.lun(3))),
            new DiskSelection.Except(Set.of(DiskSlot.lun(0))))) {
      ItemRecord item =
          ItemRecord.of(WEB, Optional.empty(), new ItemSource.Machine(id("web"), selection));
      assertThat(codec.decode(codec.encode(item))).isEqualTo(item);
    }
  }

  private List<MachineView> tag(String tag) {
    return views.list(
        new MachineFilter(Optional.empty(), Optional.empty(), Optional.of(tag), Optional.empty()));
  }

  private List<MachineView> list(Optional<Boolean> isProtected) {
    return views.list(
        new MachineFilter(Optional.empty(), Optional.empty(), Optional.empty(), isProtected));
  }

  private MachineView view(String name) {
    return list(Optional.empty()).stream()
        .filter(view -> view.machine().id().equals(id(name)))
        .findFirst()
        .orElseThrow();
  }

  private String refusal(String name) {
    return view(name).refusal().orElseThrow();
  }

  private void add(String name, String region, Map<String, String> tags) {
    machines.put(new FoundMachine(id(name), region, tags, 2, Optional.empty()));
  }

  private static MachineId id(String name) {
    return new MachineId(
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/" + name);
  }

  private static ItemRecord item(ItemId id, MachineId machine) {
    return ItemRecord.of(
        id, Optional.of(NIGHTLY), new ItemSource.Machine(machine, DiskSelection.ALL));
  }
}
