package dev.vaultline.local.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.compute.fluent.models.DiskInner;
import com.azure.resourcemanager.compute.models.CreationData;
import com.azure.resourcemanager.compute.models.DiskCreateOption;
import com.azure.resourcemanager.resources.fluent.ResourceGroupsClient;
import com.azure.resourcemanager.resources.fluent.models.ResourceGroupInner;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceGroupContractTest {
  @TempDir Path folder;
  private EmulatorFixture emulator;
  private ResourceGroupsClient groups;

  @BeforeEach
  void start() {
    emulator = EmulatorFixture.start(folder);
    groups = Sdk.resources(emulator.endpoint()).getResourceGroups();
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void aGroupIsMadeOnceAndKeptWithItsTags() {
    assertThat(groups.checkExistence("snapshots")).isFalse();
    groups.createOrUpdate("snapshots", new ResourceGroupInner().withLocation("westeurope"));
    groups.createOrUpdate(
        "Snapshots",
        new ResourceGroupInner().withLocation("westeurope").withTags(Map.of("of", "vaultline")));

    assertThat(groups.checkExistence("SNAPSHOTS")).isTrue();
    assertThat(groups.get("snapshots").tags()).containsEntry("of", "vaultline");
    assertThat(groups.list()).hasSize(1);
  }

  @Test
  void whatIsCreatedNeedsItsGroup() {
    assertThatThrownBy(() -> groups.get("none")).isInstanceOf(ManagementException.class);
    DiskInner disk =
        new DiskInner()
            .withLocation("westeurope")
            .withDiskSizeGB(1)
            .withCreationData(new CreationData().withCreateOption(DiskCreateOption.EMPTY));
    assertThatThrownBy(() -> emulator.sdk().getDisks().createOrUpdate("none", "d", disk))
        .isInstanceOfSatisfying(
            ManagementException.class,
            e -> assertThat(e.getValue().getCode()).isEqualTo("ResourceGroupNotFound"));
  }
}
