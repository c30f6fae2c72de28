package dev.vaultline.azure.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmulatorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:10000/devstoreaccount1/disks/web",
        "http://localhost:33333/devstoreaccount1/disks/web"
      })
  void an_address_of_the_emulator_is_known_by_its_path(String address) {
    assertThat(Emulator.pathOf(URI.create(address))).contains("devstoreaccount1/disks/web");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://account.blob.core.windows.net/disks/web",
        "https://devstoreaccount1.blob.core.windows.net/devstoreaccount1/web",
        "http://127.0.0.1:10000/another/disks/web",
        "http://127.0.0.1:10000/devstoreaccount12/disks/web",
        "http://192.0.2.1:10000/devstoreaccount1/disks/web"
      })
  void an_address_of_anything_else_is_not(String address) {
    assertThat(Emulator.pathOf(URI.create(address))).isEmpty();
  }

  @Test
  void the_account_itself_is_the_emulators() {
    assertThat(Emulator.pathOf(URI.create("http://127.0.0.1:10000/devstoreaccount1"))).isPresent();
  }
}
