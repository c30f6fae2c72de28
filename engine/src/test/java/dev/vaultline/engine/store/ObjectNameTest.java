package dev.vaultline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "vault", "points/web-1/20261121T093000Z-1a2b3c4d", "a..b/c_", "0-"})
  void accepts_what_every_store_can_hold(String name) {
    assertThat(new ObjectName(name)).hasToString(name);
  }

  /** Blob storage and Windows drop the dots at the end of a folder's name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/a", "a/", "a//b", ".a", "a/.b", "..", "a/../b", "a.", "a./b", "-a", "ä", "a b"
      })
  void refuses_what_some_store_cannot_hold(String name) {
    assertThatThrownBy(() -> new ObjectName(name))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void has_512_characters_at_most() {
    assertThat(ObjectName.isValid("a".repeat(512))).isTrue();
    assertThat(ObjectName.isValid("a".repeat(513))).isFalse();
  }
}
