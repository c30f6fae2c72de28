package dev.vaultline.tests.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vaultline.tests.infra.BicepFile.Declaration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BicepTest {
  private static Infrastructure infra;

  @BeforeAll
  static void read() {
    infra = Infrastructure.read(Infrastructure.FOLDER);
  }

  @Test
  void everyFileIsBicep() {
    assertThat(infra.files()).isNotEmpty();
    assertThat(DeclarationRules.syntax(infra)).isEmpty();
  }

  @Test
  void everyParameterOutputAndTypeIsDescribed() {
    assertThat(DeclarationRules.descriptions(infra)).isEmpty();
  }

  @Test
  void everyTextAndNumberParameterIsConstrained() {
    assertThat(DeclarationRules.constraints(infra)).isEmpty();
  }

  @Test
  void whatIsUsedIsDeclaredAndWhatIsDeclaredIsUsed() {
    assertThat(DeclarationRules.names(infra)).isEmpty();
  }

  @Test
  void modulesGetTheParametersTheyAskForAndNoOthers() {
    assertThat(ModuleRules.calls(infra)).isEmpty();
  }

  @Test
  void modulesHaveTheOutputsThatAreTakenFromThem() {
    assertThat(ModuleRules.outputs(infra)).isEmpty();
    assertThat(ModuleRules.imports(infra)).isEmpty();
  }

  @Test
  void everyFileIsUsed() {
    assertThat(ModuleRules.orphans(infra)).isEmpty();
  }

  @Test
  void everyResourceTypeHasOneApiVersionAndIsDeployedInOnePlace() {
    assertThat(ResourceRules.versions(infra)).isEmpty();
    assertThat(ResourceRules.scattered(infra)).isEmpty();
  }

  @Test
  void everyRoleIsDeclaredOnceAndAssigned() {
    assertThat(ResourceRules.roles(infra)).isEmpty();
  }

  @Test
  void keysAreOffEverythingIsEncryptedOnItsWayAndNothingIsPublic() {
    assertThat(ResourceRules.shutDoors(infra)).isEmpty();
    assertThat(ResourceRules.secrets(infra)).isEmpty();
  }

  @Test
  void theParametersFileGivesWhatIsRequiredAndNothingUnknown() throws IOException {
    JsonNode given =
        new ObjectMapper()
            .readTree(Infrastructure.FOLDER.resolve("main.parameters.json").toFile())
            .get("parameters");
    List<String> names = new ArrayList<>();
    given.fieldNames().forEachRemaining(names::add);

    assertThat(infra.main().parameters()).extracting(Declaration::name).containsAll(names);
    assertThat(names)
        .containsAll(
            infra.main().parameters().stream()
                .filter(parameter -> !parameter.isOptional())
                .map(Declaration::name)
                .toList());
  }

  @Test
  void theLinterIsStrict() throws IOException {
    JsonNode core =
        new ObjectMapper()
            .readTree(Infrastructure.FOLDER.resolve("bicepconfig.json").toFile())
            .at("/analyzers/core");

    assertThat(core.get("enabled").asBoolean()).isTrue();
    assertThat(core.get("rules")).hasSizeGreaterThan(30);
    core.get("rules")
        .forEach(rule -> assertThat(rule.get("level").asText()).isIn("error", "warning"));
  }
}
