package dev.vaultline.azure.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import dev.vaultline.azure.azurite.Azurite;
import dev.vaultline.azure.azurite.AzuriteExtension;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.store.StoreUnavailableException;
import dev.vaultline.engine.store.VaultStore;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(AzuriteExtension.class)
class VaultStoresTest {
  private static final ObjectName NAME = new ObjectName("a");

  @Test
  void opens_a_container_of_the_emulator_by_its_url(Azurite azurite) {
    String url = azurite.absentContainer().getBlobContainerUrl();

    VaultStore store = VaultStores.open(url + "/");
    store.putIfAbsent(NAME, List.of(ByteBuffer.allocate(1)));

    assertThat(store.location()).isEqualTo(url);
    assertThat(VaultStores.open(url).get(NAME)).hasSize(1);
  }

  @Test
  void opens_a_container_of_an_account(Azurite azurite) {
    String name = azurite.uniqueName();
    VaultStores.open(azurite.account(), name).putIfAbsent(NAME, List.of(ByteBuffer.allocate(2)));

    assertThat(VaultStores.open(azurite.account(), name).get(NAME)).hasSize(2);
  }

  @Test
  void opens_a_container_with_a_signature_and_never_shows_it(Azurite azurite) {
    BlobContainerClient container = azurite.container();
    String url = container.getBlobContainerUrl();

    VaultStore store = VaultStores.open(url + "?" + signature(container, "rw"));
    store.putIfAbsent(NAME, List.of(ByteBuffer.allocate(1)));

    assertThat(store.get(NAME)).hasSize(1);
    assertThat(store.location()).isEqualTo(url);
    assertThatThrownBy(() -> store.list("").toList())
        .isInstanceOfSatisfying(
            StoreUnavailableException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.STOP))
        .hasMessageContaining("could not list the objects")
        .hasMessageContaining(url)
        .hasMessageNotContaining("sig=");
  }

  private static String signature(BlobContainerClient container, String permissions) {
    return container.generateSas(
        new BlobServiceSasSignatureValues(
            OffsetDateTime.now(ZoneOffset.UTC).plusHours(1),
            BlobContainerSasPermission.parse(permissions)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://account.blob.core.windows.net",
        "https://account.blob.core.windows.net/",
        "https://account.blob.core.windows.net/container/blob?sig=secret",
        "http://127.0.0.1:10000/devstoreaccount1",
        "https://account.blob.core.windows.net/a b",
      })
  void says_what_a_url_should_be(String url) {
    assertThatThrownBy(() -> VaultStores.open(url))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is not the URL of a container")
        .hasMessageNotContaining("secret");
  }

  @Test
  void refuses_to_send_rights_in_the_clear() {
    assertThatThrownBy(
            () -> VaultStores.open("http://account.blob.core.windows.net/vault?sig=secret"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("use https")
        .hasMessageNotContaining("secret");
  }

  @Test
  void tells_urls_from_directories() {
    assertThat(VaultStores.isUrl("https://a.blob.core.windows.net/c")).isTrue();
    assertThat(VaultStores.isUrl("HTTP://127.0.0.1/devstoreaccount1/c")).isTrue();
    assertThat(VaultStores.isUrl("/backups/https")).isFalse();
  }
}
