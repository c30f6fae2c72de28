package dev.vaultline.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.vaultline.local.app.AppOptions;
import dev.vaultline.local.app.AppSettings;
import dev.vaultline.local.app.FunctionApp;
import dev.vaultline.local.app.FunctionDefinition;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The staging folder can be deployed as it is. */
class StagedAppTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void thereIsAFunctionForEveryAnnotatedMethodAndNoOther() throws IOException {
    assertThat(entryPoints()).isEqualTo(annotatedMethods()).hasSizeGreaterThan(30);
  }

  @Test
  void everyFunctionHasItsScriptFileAndOneTrigger() throws IOException {
    for (Path function : StagedApp.functions()) {
      JsonNode definition = read(function.resolve("function.json"));
      assertThat(function.resolve(definition.path("scriptFile").asText()).normalize())
          .as("%s", function)
          .isRegularFile()
          .hasParent(StagedApp.folder());
      assertThat(definition.path("bindings"))
          .as("%s", function)
          .filteredOn(binding -> binding.path("type").asText().endsWith("Trigger"))
          .hasSize(1);
    }
  }

  @Test
  void everyFunctionLoadsInTheClassLoaderOfAHost() throws IOException {
    AppOptions options =
        new AppOptions(
            StagedApp.folder(),
            new AppSettings(Map.of("AzureWebJobsStorage", "UseDevelopmentStorage=true")),
            URI.create("http://localhost:1"),
            URI.create("http://localhost:1"),
            1,
            (binding, base64, text) -> {});
    try (FunctionApp app = FunctionApp.load(options)) {
      assertThat(app.functions())
          .extracting(FunctionDefinition::name)
          .containsExactlyInAnyOrderElementsOf(entryPoints().keySet());
    }
  }

  @Test
  void everyClassThatVaultlineUsesIsInTheFolderOrTheWorker() throws IOException {
    JavaClasses classes = new ClassFileImporter().importUrls(vaultlineJars());
    assertThat(classes).isNotEmpty();
    try (URLClassLoader loader = loaderOfTheWorker()) {
      Set<String> missing =
          classes.stream()
              .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
              .map(dependency -> dependency.getTargetClass().getBaseComponentType())
              .filter(type -> !type.isPrimitive())
              .map(type -> type.getName())
              .filter(name -> loader.getResource(name.replace('.', '/') + ".class") == null)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(missing).isEmpty();
    }
  }

  @Test
  void theHostIsToldOfItsExtensionsItsHubAndItsQueues() throws IOException {
    JsonNode host = read(StagedApp.folder().resolve("host.json"));

    assertThat(host.path("version").asText()).isEqualTo("2.0");
    JsonNode bundle = host.path("extensionBundle");
    assertThat(bundle.path("id").asText()).isEqualTo("Microsoft.Azure.Functions.ExtensionBundle");
    assertThat(bundle.path("version").asText()).isEqualTo("[4.*, 5.0.0)");
    JsonNode extensions = host.path("extensions");
    // 3-45 letters and digits, a letter first: it becomes the name of tables and queues.
    assertThat(extensions.path("durableTask").path("hubName").asText())
        .matches("[A-Za-z][A-Za-z0-9]{2,44}");
    JsonNode queues = extensions.path("queues");
    assertThat(queues.path("messageEncoding").asText()).isEqualTo("base64");
    assertThat(queues.path("maxDequeueCount").asInt()).isEqualTo(5);
    assertThat(queues.path("batchSize").asInt()).isBetween(1, 32);
    assertThat(queues.has("newBatchThreshold")).isTrue();
    assertThat(queues.path("visibilityTimeout").asText()).matches("\\d\\d:\\d\\d:\\d\\d");
  }

  @Test
  void noSettingsOfThisMachineAreDeployed() throws IOException {
    try (Stream<Path> files = Files.walk(StagedApp.folder())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .doesNotContain("local.settings.json", "local.settings.sample.json");
    }
  }

  /** By function, as the folder has them. */
  private static Map<String, String> entryPoints() throws IOException {
    Map<String, String> entryPoints = new TreeMap<>();
    for (Path function : StagedApp.functions()) {
      entryPoints.put(
          function.getFileName().toString(),
          read(function.resolve("function.json")).path("entryPoint").asText());
    }
    return entryPoints;
  }

  /** By function, as the code has them. */
  private static Map<String, String> annotatedMethods() {
    return new ClassFileImporter()
        .withImportOption(new DoNotIncludeTests()).importPackages("dev.vaultline").stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(FunctionName.class))
            .collect(
                Collectors.toMap(
                    method -> method.getAnnotationOfType(FunctionName.class).value(),
                    StagedAppTest::entryPoint));
  }

  private static String entryPoint(JavaMethod method) {
    return method.getOwner().getName() + "." + method.getName();
  }

  private static List<URL> vaultlineJars() throws IOException {
    List<URL> jars = new ArrayList<>();
    for (Path jar : jars()) {
      if (jar.getFileName().toString().startsWith("vaultline-")) {
        jars.add(URI.create("jar:" + jar.toUri() + "!/").toURL());
      }
    }
    return jars;
  }

  private static List<Path> jars() throws IOException {
    try (Stream<Path> own = Files.list(StagedApp.folder())) {
      return Stream.concat(
              own.filter(file -> file.toString().endsWith(".jar")), StagedApp.libraries().stream())
          .toList();
    }
  }

  /** The JDK, the folder, and what is left out of it because the worker brings it. */
  private static URLClassLoader loaderOfTheWorker() throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars()) {
      urls.add(jar.toUri().toURL());
    }
    for (Class<?> supplied :
        List.of(ExecutionContext.class, Middleware.class, FunctionInstanceInjector.class)) {
      urls.add(supplied.getProtectionDomain().getCodeSource().getLocation());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static JsonNode read(Path file) throws IOException {
    return JSON.readTree(file.toFile());
  }
}
