package dev.vaultline.tests.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.functions.settings.SettingKey;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.table.Fields;
import dev.vaultline.tests.infra.BicepFile.Declaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What docs/operations.md says is there. */
class InfraOperationsTest {
  private static final Path DOCUMENT = OperationsDocument.FILE;
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]*)(?:#([^)]+))?\\)");

  private static String document;

  @BeforeAll
  static void read() throws IOException {
    document = Files.readString(DOCUMENT);
  }

  @ParameterizedTest
  @EnumSource
  void everySettingIsInTheTableWithItsDefault(SettingKey key) {
    String value = key.defaultValue().map(text -> "`" + text + "` ").orElse("");
    assertThat(document).contains("\n| `" + key.key() + "` | " + value + "|");
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonOfAFailureIsExplained(ErrorCode code) {
    assertThat(document).contains("\n| `" + Fields.word(code) + "` |");
  }

  @Test
  void everyParameterOfTheDeploymentIsMentioned() {
    Infrastructure infra = Infrastructure.read(Infrastructure.FOLDER);
    assertThat(infra.main().parameters())
        .extracting(Declaration::name)
        .allMatch(name -> Set.of("environmentName", "location").contains(name) || mentions(name));
  }

  private static boolean mentions(String name) {
    return document.contains("`" + name + "`");
  }

  @Test
  void everyLinkLeadsSomewhere() {
    List<MatchResult> links = LINK.matcher(document).results().toList();
    assertThat(links).isNotEmpty();
    for (MatchResult link : links) {
      assertThat(DOCUMENT.resolveSibling(link.group(1))).exists();
      if (link.group(1).isEmpty()) {
        assertThat(new OperationsDocument(document).anchors()).contains(link.group(2));
      }
    }
  }
}
