package dev.vaultline.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
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
  static void engineKnowsNobody(JavaClasses classes) {
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
            "com.microsoft..")
        .check(classes);
  }

  @ArchTest
  static void pipelineKnowsOnlyTheEngine(JavaClasses classes) {
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
            "com.microsoft.azure..")
        .check(classes);
  }

  @ArchTest
  static void azureKnowsNoCompositionRoot(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage("dev.vaultline.azure..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.vaultline.functions..", "dev.vaultline.local..", "dev.vaultline.cli..")
        .check(classes);
  }

  /** The local host runs any staged function app, and knows ours only as files. */
  @ArchTest
  static void localHostKnowsNothingOfVaultline(JavaClasses classes) {
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
            "dev.vaultline.cli..")
        .check(classes);
  }

  /**
   * The host's own queue listener is what the Functions host has of its own in the cloud; the
   * emulated disks are page blobs.
   */
  @ArchTest
  static void onlyTheAdaptersUseTheAzureSdk(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.vaultline.azure..",
            "dev.vaultline.local.queue..",
            "dev.vaultline.local.compute.page..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.azure..")
        .check(classes);
  }

  @ArchTest
  static void enginePackagesHaveNoCycles(JavaClasses classes) {
    slices().matching("dev.vaultline.engine.(*)..").should().beFreeOfCycles().check(classes);
  }

  @ArchTest
  static void pipelinePackagesHaveNoCycles(JavaClasses classes) {
    slices().matching("dev.vaultline.pipeline.(*)..").should().beFreeOfCycles().check(classes);
  }

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
  static void nobodyAsksTheSystemForTheTime(JavaClasses classes) {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("a Clock is injected, so that tests can set it")
        .check(classes);
  }

  @ArchTest
  static void onlyCompositionRootsChooseTheClockAndReadTheEnvironment(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAnyPackage("dev.vaultline.pipeline..", "dev.vaultline.azure..")
        .should()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .check(classes);
  }
}
