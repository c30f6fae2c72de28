package dev.vaultline.pipeline.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vaultline.engine.UnsupportedFormatException;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PayloadTest {
  @Test
  void aTextInQuotesIsTakenOutOfThem() {
    String text = Payload.write(Payload.create().put("name", "a \"b\" ä"));
    String quoted = TextNode.valueOf(text).toString();
    assertThat(Json.text(Payload.read(text), "name")).isEqualTo("a \"b\" ä");
    assertThat(Payload.read(quoted)).isEqualTo(Payload.read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no", "[1]", "7", "{\"name\":1}", "{\"v\":\"1\"}", "\"no\""})
  void refusesWhatIsNoPayload(String text) {
    assertThatThrownBy(() -> Payload.read(text)).isInstanceOf(MalformedException.class);
  }

  @Test
  void refusesANewerVersionAndSaysWhatToDo() {
    assertThatThrownBy(() -> Payload.read("{\"v\":2}"))
        .isInstanceOf(UnsupportedFormatException.class)
        .hasMessageContaining("version 2")
        .hasMessageContaining("Deploy");
  }
}
