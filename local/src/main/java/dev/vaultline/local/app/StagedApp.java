package dev.vaultline.local.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vaultline.local.fault.LocalHostException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The folder that azure-functions-maven-plugin writes, read and checked.
 *
 * @param folder the staging folder
 * @param host its {@code host.json}
 * @param functions its functions that are not disabled, by name
 * @param classPath the app's jars, its own first
 */
record StagedApp(
    Path folder, HostJson host, List<FunctionDefinition> functions, List<Path> classPath) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a staging folder.
   *
   * @throws LocalHostException with all that is wrong with it
   */
  static StagedApp read(Path folder, AppSettings settings, int cores) {
    Path hostJson = folder.resolve("host.json");
    if (!Files.isRegularFile(hostJson)) {
      throw new LocalHostException(
          folder
              + " is no function app: it has no host.json. Give the folder that the build writes, target/azure-functions/<app>.");
    }
    List<String> faults = new ArrayList<>();
    List<FunctionDefinition> functions = new ArrayList<>();
    try {
      for (Path functionJson : functionJsonFiles(folder)) {
        readFunction(functionJson, settings, functions, faults);
      }
      if (functions.isEmpty() && faults.isEmpty()) {
        faults.add("it has no function that is not disabled.");
      }
      HostJson host = HostJson.parse(Files.readString(hostJson), cores);
      if (faults.isEmpty()) {
        return new StagedApp(folder, host, List.copyOf(functions), classPath(folder, functions));
      }
    } catch (IllegalArgumentException e) {
      faults.add(e.getMessage());
    } catch (IOException e) {
      throw new LocalHostException("Cannot read the function app in " + folder + ": " + e + ".", e);
    }
    throw new LocalHostException(
        "The function app in %s cannot run here:%n- %s"
            .formatted(folder, String.join("\n- ", faults)));
  }

  private static List<Path> functionJsonFiles(Path folder) throws IOException {
    Set<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (Path entry : entries) {
        Path functionJson = entry.resolve("function.json");
        if (Files.isRegularFile(functionJson)) {
          files.add(functionJson);
        }
      }
    }
    return List.copyOf(files);
  }

  private static void readFunction(
      Path functionJson,
      AppSettings settings,
      List<FunctionDefinition> functions,
      List<String> faults)
      throws IOException {
    String name = functionJson.resolveSibling("").getFileName().toString();
    try {
      JsonNode root = JSON.readTree(functionJson.toFile());
      if (!root.path("disabled").asBoolean(false) && !settings.disables(name)) {
        functions.add(definition(name, functionJson, root));
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      faults.add(functionJson + " is not JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      faults.add(e.getMessage());
    }
  }

  private static FunctionDefinition definition(String name, Path functionJson, JsonNode root) {
    String entryPoint = root.path("entryPoint").asText("");
    int dot = entryPoint.lastIndexOf('.');
    require(dot > 0, name, "entryPoint is '" + entryPoint + "'; expected package.Class.method");
    Path script = functionJson.resolveSibling(root.path("scriptFile").asText("")).normalize();
    require(
        root.hasNonNull("scriptFile") && Files.exists(script),
        name,
        "scriptFile " + script + " is missing");
    List<Binding> bindings = new ArrayList<>();
    root.path("bindings").forEach(node -> bindings.add(binding(name, node)));
    long triggers = bindings.stream().filter(Binding::isTrigger).count();
    require(triggers == 1, name, "it has " + triggers + " triggers; expected one");
    return new FunctionDefinition(
        name, script, entryPoint.substring(0, dot), entryPoint.substring(dot + 1), bindings);
  }

  private static Binding binding(String function, JsonNode node) {
    String type = node.path("type").asText("");
    require(
        BindingTypes.contains(type),
        function,
        "the binding type '"
            + type
            + "' is not served here; expected one of "
            + BindingTypes.list());
    String direction = node.path("direction").asText("in").toUpperCase(Locale.ROOT);
    require(
        direction.equals("IN") || direction.equals("OUT") || direction.equals("INOUT"),
        function,
        "the binding direction '" + direction + "' is unknown; expected in, out or inout");
    return new Binding(
        node.path("name").asText(""), type, Binding.Direction.valueOf(direction), node);
  }

  private static void require(boolean condition, String function, String fault) {
    if (!condition) {
      throw new IllegalArgumentException("function " + function + ": " + fault + ".");
    }
  }

  private static List<Path> classPath(Path folder, List<FunctionDefinition> functions)
      throws IOException {
    List<Path> classPath = new ArrayList<>();
    functions.stream().map(FunctionDefinition::scriptFile).distinct().forEach(classPath::add);
    Path lib = folder.resolve("lib");
    if (Files.isDirectory(lib)) {
      Set<Path> jars = new TreeSet<>();
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(lib, "*.jar")) {
        entries.forEach(jars::add);
      }
      classPath.addAll(jars);
    }
    return List.copyOf(classPath);
  }
}
