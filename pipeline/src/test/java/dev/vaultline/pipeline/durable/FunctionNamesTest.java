package dev.vaultline.pipeline.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rule of names in docs/upgrades.md. */
final class FunctionNamesTest {
  private static final Pattern NAME = Pattern.compile("([A-Z][A-Za-z]*?)(?:V([1-9]\\d*))?");

  @Test
  void everyNameIsOneWordWithItsVersionAtTheEnd() throws IllegalAccessException {
    assertThat(names()).allMatch(name -> NAME.matcher(name).matches());
  }

  @Test
  void theFirstVersionHasNoNumberAndTheSecondIsV2() throws IllegalAccessException {
    for (String name : names()) {
      Matcher match = NAME.matcher(name);
      assertThat(match.matches()).isTrue();
      assertThat(match.group(2)).as(name).isNotEqualTo("1");
    }
  }

  private static Set<String> names() throws IllegalAccessException {
    Set<String> names = new TreeSet<>();
    for (Field field : FunctionNames.class.getFields()) {
      names.add((String) field.get(null));
    }
    names.remove(FunctionNames.TRANSFER_FINISHED);
    names.remove(FunctionNames.CANCEL_ASKED);
    return names;
  }
}
