package dev.vaultline.local.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AppSettingsTest {
  private final AppSettings settings =
      new AppSettings(Map.of("QUEUE", "work", "AzureWebJobsOther", "secret"));

  @Test
  void referencesAreResolved() {
    assertThat(settings.resolve("%QUEUE%-poison")).isEqualTo("work-poison");
    assertThat(settings.resolve("0 */5 * * * *")).isEqualTo("0 */5 * * * *");
  }

  @Test
  void aMissingSettingIsNamed() {
    assertThatThrownBy(() -> settings.resolve("%NONE%")).hasMessageContaining("NONE");
  }

  @Test
  void aConnectionIsFoundWithAndWithoutItsPrefix() {
    assertThat(settings.connectionString("Other")).isEqualTo("secret");
    assertThat(settings.connectionString("AzureWebJobsOther")).isEqualTo("secret");
    assertThatThrownBy(() -> settings.connectionString("Third")).hasMessageContaining("'Third'");
  }

  @Test
  void valuesAreNeverShown() {
    assertThat(settings.toString()).contains("AzureWebJobsOther").doesNotContain("secret");
  }
}
