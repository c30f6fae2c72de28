package dev.vaultline.local;

import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a staging folder as azure-functions-maven-plugin does, out of the sample functions of the
 * tests.
 */
public final class StagedSample {
  private static final String PACKAGE = "dev.vaultline.local.sample.";

  private final Path folder;
  private final Map<String, List<String>> services = new LinkedHashMap<>();
  private String hostJson =
      "{\"version\":\"2.0\",\"extensions\":{\"queues\":{\"maxPollingInterval\":\"00:00:00.2\",\"maxDequeueCount\":2}}}";

  private StagedSample(Path folder) {
    this.folder = folder;
  }

  public static StagedSample in(Path folder) {
    return new StagedSample(folder);
  }

  public StagedSample hostJson(String text) {
    hostJson = text;
    return this;
  }

  public StagedSample injector(String sampleClass) {
    services
        .computeIfAbsent(FunctionInstanceInjector.class.getName(), name -> new ArrayList<>())
        .add(PACKAGE + sampleClass);
    return this;
  }

  public StagedSample middleware(String sampleClass) {
    services
        .computeIfAbsent(Middleware.class.getName(), name -> new ArrayList<>())
        .add(PACKAGE + sampleClass);
    return this;
  }

  /**
   * Adds a function: {@code Class.method} of the sample, and its bindings as JSON with single
   * quotes.
   */
  public StagedSample function(String name, String method, String... bindings) throws IOException {
    String json =
        "{\"scriptFile\":\"../sample.jar\",\"entryPoint\":\"%s%s\",\"bindings\":[%s]}"
            .formatted(PACKAGE, method, String.join(",", bindings).replace('\'', '"'));
    Files.createDirectories(folder.resolve(name));
    Files.writeString(folder.resolve(name).resolve("function.json"), json);
    return this;
  }

  public StagedSample http(String name, String method, String route, String... more)
      throws IOException {
    List<String> bindings = new ArrayList<>();
    bindings.add(
        "{'type':'httpTrigger','direction':'in','name':'request','authLevel':'FUNCTION'%s}"
            .formatted(route.isEmpty() ? "" : ",'route':'" + route + "'"));
    bindings.add("{'type':'http','direction':'out','name':'$return'}");
    bindings.addAll(List.of(more));
    return function(name, method, bindings.toArray(String[]::new));
  }

  public StagedSample orchestrator(String name, String method) throws IOException {
    return function(
        name, method, "{'type':'orchestrationTrigger','direction':'in','name':'context'}");
  }

  public StagedSample activity(String name, String method, String parameter) throws IOException {
    return function(
        name, method, "{'type':'activityTrigger','direction':'in','name':'" + parameter + "'}");
  }

  /** All orchestrators and activities of the sample. */
  public StagedSample durable() throws IOException {
    return orchestrator("Greet", "DurableFunctions.greet")
        .orchestrator("Shout", "DurableFunctions.shout")
        .orchestrator("FanOut", "DurableFunctions.fanOut")
        .orchestrator("Cautious", "DurableFunctions.cautious")
        .orchestrator("Careless", "DurableFunctions.careless")
        .activity("Hello", "DurableFunctions.hello", "name")
        .activity("Upper", "DurableFunctions.upper", "text")
        .activity("Fail", "DurableFunctions.fail", "how");
  }

  /** The queue functions of the sample. */
  public StagedSample queues() throws IOException {
    return function(
            "Work",
            "QueueFunctions.work",
            "{'type':'queueTrigger','direction':'in','name':'message','queueName':'%WORK_QUEUE%','connection':'AzureWebJobsStorage'}")
        .function(
            "WorkPoison",
            "QueueFunctions.poison",
            "{'type':'queueTrigger','direction':'in','name':'message','queueName':'work-poison'}");
  }

  public StagedSample timer(String schedule, String more) throws IOException {
    return function(
        "Tick",
        "TimerFunctions.tick",
        "{'type':'timerTrigger','direction':'in','name':'timer','schedule':'"
            + schedule
            + "'"
            + more
            + "}");
  }

  /** Writes the jar, the libraries and host.json. */
  public Path stage() throws IOException {
    Files.createDirectories(folder.resolve("lib"));
    Files.writeString(folder.resolve("host.json"), hostJson);
    writeJar(folder.resolve("sample.jar"), new Manifest(), file -> !isLibrary(file));
    writeJar(folder.resolve("lib").resolve("notes.jar"), libraries(), StagedSample::isLibrary);
    return folder;
  }

  /**
   * One class stands for the app's libraries; its jar names those that are on the class path of the
   * tests.
   */
  private static boolean isLibrary(Path file) {
    return file.getFileName().toString().equals("Notes.class");
  }

  private static Manifest libraries() {
    String jars =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> entry.endsWith(".jar") && !entry.contains("slf4j-simple"))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" "));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, jars);
    return manifest;
  }

  private void writeJar(Path file, Manifest manifest, Predicate<Path> selected) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      Path classes = testClasses();
      List<Path> files;
      try (Stream<Path> walk = Files.walk(classes.resolve(PACKAGE.replace('.', '/')))) {
        files = walk.filter(Files::isRegularFile).filter(selected).toList();
      }
      for (Path classFile : files) {
        add(jar, classes.relativize(classFile).toString(), Files.readAllBytes(classFile));
      }
      for (Map.Entry<String, List<String>> service : services.entrySet()) {
        String lines = String.join("\n", service.getValue());
        add(jar, "META-INF/services/" + service.getKey(), lines.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(content);
    jar.closeEntry();
  }

  private static Path testClasses() {
    try {
      return Path.of(
          StagedSample.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
