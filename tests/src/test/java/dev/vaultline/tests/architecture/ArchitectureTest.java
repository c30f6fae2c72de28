package dev.vaultline.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Which way dependencies point; docs/architecture.md draws it. */
@AnalyzeClasses(packages = "dev.vaultline", importOptions = ArchitectureTest.ProductOnly.class)
class ArchitectureTest {

  /** Leaves out tests, also those that a module publishes for others. */
  static final class ProductOnly implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }
  }

  private static final String[] OPERATIONS = {
    "..engine.backup..",
    "..engine.restore..",
    "..engine.check..",
    "..engine.sweep..",
    "..engine.retention.."
  };

  @ArchTest
  static final ArchRule engineKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("dev.vaultline.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.vaultline.pipeline..",
              "dev.vaultline.azure..",
              "dev.vaultline.functions..",
              "dev.vaultline.local..",
              "dev.vaultline.cli..",
              "com.azure..",
              "com.microsoft..");

  @ArchTest
  static final ArchRule pipelineKnowsOnlyTheEngine =
      noClasses()
          .that()
          .resideInAPackage("dev.vaultline.pipeline..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.vaultline.azure..",
              "dev.vaultline.functions..",
              "dev.vaultline.local..",
              "dev.vaultline.cli..",
              "com.azure..",
              "com.microsoft.azure..");

  @ArchTest
  static final ArchRule azureKnowsNoCompositionRoot =
      noClasses()
          .that()
          .resideInAPackage("dev.vaultline.azure..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.vaultline.functions..", "dev.vaultline.local..", "dev.vaultline.cli..");

  /** The local host runs any staged function app, and knows ours only as files. */
  @ArchTest
  static final ArchRule localHostKnowsNothingOfVaultline =
      noClasses()
          .that()
          .resideInAPackage("dev.vaultline.local..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.vaultline.engine..",
              "dev.vaultline.pipeline..",
              "dev.vaultline.azure..",
              "dev.vaultline.functions..",
              "dev.vaultline.cli..");

  /** The host's own queue listener is what the Functions host has of its own in the cloud. */
  @ArchTest
  static final ArchRule onlyTheAdaptersUseTheAzureSdk =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.vaultline.azure..", "dev.vaultline.local.queue..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.azure..");

  @ArchTest
  static final ArchRule enginePackagesHaveNoCycles =
      slices().matching("dev.vaultline.engine.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule pipelinePackagesHaveNoCycles =
      slices().matching("dev.vaultline.pipeline.(*)..").should().beFreeOfCycles();

  @ArchTest
  static void operationsDoNotKnowEachOther(JavaClasses classes) {
    for (String operation : OPERATIONS) {
      String[] others =
          List.of(OPERATIONS).stream()
              .filter(other -> !other.equals(operation))
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(operation)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(classes);
    }
  }

  @ArchTest
  static final ArchRule nobodyAsksTheSystemForTheTime =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("a Clock is injected, so that tests can set it");

  @ArchTest
  static final ArchRule onlyCompositionRootsChooseTheClockAndReadTheEnvironment =
      noClasses()
          .that()
          .resideInAnyPackage("dev.vaultline.pipeline..", "dev.vaultline.azure..")
          .should()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getenv");
}
