package dev.vaultline.azure.blob;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.BlobContainerClient;
import dev.vaultline.azure.azurite.Azurite;
import dev.vaultline.azure.azurite.AzuriteExtension;
import dev.vaultline.engine.store.ObjectInfo;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.engine.store.VaultStoreContract;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AzuriteExtension.class)
class BlobVaultStoreTest extends VaultStoreContract {
  private static final int SMALL_PAGES = 100;
  private final BlobContainerClient container;

  BlobVaultStoreTest(Azurite azurite) {
    container = azurite.absentContainer();
  }

  @Override
  protected VaultStore store() {
    return new BlobVaultStore(container, SMALL_PAGES);
  }

  @Override
  protected VaultStore otherView() {
    return new BlobVaultStore(container);
  }

  @Override
  protected int manyObjects() {
    return 3 * SMALL_PAGES + 7;
  }

  @Test
  void makes_its_container_when_the_first_object_is_put() {
    assertThat(store().list("")).isEmpty();
    assertThat(store().find(new ObjectName("a"))).isEmpty();
    assertThat(container.exists()).isFalse();

    store().putIfAbsent(new ObjectName("a"), List.of(ByteBuffer.allocate(3)));

    assertThat(store().list("")).map(ObjectInfo::size).containsExactly(3L);
  }

  @Test
  void names_its_place_without_secrets() {
    assertThat(store().location()).isEqualTo(container.getBlobContainerUrl()).doesNotContain("?");
  }
}
