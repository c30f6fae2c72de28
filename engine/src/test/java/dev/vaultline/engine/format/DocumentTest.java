package dev.vaultline.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.DamagedException;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.UnsupportedFormatException;
import dev.vaultline.engine.store.MemoryVaultStore;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.engine.vault.VaultSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Corrupt, too new, and not a vault at all are three different errors. */
class DocumentTest {
  private static final ObjectName NAME = new ObjectName("vault");
  private static final byte[] JSON = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

  private final byte[] document = Document.encode(DocumentKind.VAULT, JSON);

  @Test
  void whatIsEncodedIsDecoded() {
    Document decoded = Document.decode(NAME, DocumentKind.VAULT, document);
    assertThat(decoded.json()).isEqualTo(JSON);
    assertThat(decoded.end()).isEqualTo(document.length);
    assertThat(Document.lengthOf(NAME, document)).isEqualTo(document.length);
  }

  @Test
  void anyFlippedBitIsNoticed() {
    for (int at = 0; at < document.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] damaged = document.clone();
        damaged[at] ^= (byte) (1 << bit);
        assertThatThrownBy(() -> Document.decode(NAME, DocumentKind.VAULT, damaged))
            .as("byte %d bit %d", at, bit)
            .isInstanceOfAny(DamagedException.class, UnsupportedFormatException.class);
      }
    }
  }

  @Test
  void anyTruncationIsNoticed() {
    for (int length = 0; length < document.length; length++) {
      byte[] damaged = Arrays.copyOf(document, length);
      assertThatThrownBy(() -> Document.decode(NAME, DocumentKind.VAULT, damaged))
          .isInstanceOf(DamagedException.class)
          .hasMessageStartingWith("vault is damaged");
    }
  }

  @Test
  void anotherKindIsNamed() {
    assertThatThrownBy(() -> Document.decode(NAME, DocumentKind.RECEIPT, document))
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining("it is a 'vault' where a 'receipt' belongs");
  }

  @Test
  void aVaultOfANewerFormatIsNotDamageButNeedsANewerVaultline() {
    MemoryVaultStore store = new MemoryVaultStore();
    Vault.create(store, VaultSettings.defaults(Instant.EPOCH));
    String newer =
        new String(store.get(Vault.SETTINGS), StandardCharsets.UTF_8)
            .replaceFirst("VAULTLINE vault 1 ", "VAULTLINE vault 2 ");
    store.replace(
        Vault.SETTINGS,
        List.of(ByteBuffer.wrap(newer.getBytes(StandardCharsets.UTF_8))),
        store.find(Vault.SETTINGS).orElseThrow().version());
    assertThatThrownBy(() -> Vault.open(store))
        .isInstanceOf(UnsupportedFormatException.class)
        .hasMessageContaining("format version 2")
        .hasMessageContaining("Use a newer Vaultline");
  }

  @Test
  void aStoreWithoutAVaultSaysSo() {
    assertThatThrownBy(() -> Vault.open(new MemoryVaultStore()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is not a vault");
  }

  @Test
  void aVaultIsCreatedOnce() {
    MemoryVaultStore store = new MemoryVaultStore();
    Vault vault = Vault.create(store, VaultSettings.defaults(Instant.EPOCH));
    assertThatThrownBy(() -> Vault.create(store, VaultSettings.defaults(Instant.EPOCH)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is a vault already");
    assertThat(Vault.open(store).settings()).isEqualTo(vault.settings());
  }
}
