package dev.vaultline.tests.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A local host that runs the staged app on a storage account of a test. It has a JVM of its own: so
 * it can be killed, and what its app keeps goes with it.
 */
final class TestHost implements AutoCloseable {
  /**
   * Small enough for disks of some MiB to have several map pages and parts: a page describes 16
   * MiB. What expires can be swept at once.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "VAULTLINE_BLOCK_SIZE", "16KiB",
          "VAULTLINE_PART_SIZE", "1MiB",
          "VAULTLINE_SOFT_DELETE_DAYS", "0");

  private final Process process;
  private final URI endpoint;
  private final Service service;

  private TestHost(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
    this.service = new Service(new Api(endpoint));
  }

  /**
   * Starts a host and returns when it answers.
   *
   * @param data where it keeps its state, from one start to the next
   */
  static TestHost start(Path data, TestStorage storage) {
    return start(StagedApp.folder(), data, storage, Map.of());
  }

  /** A host on which nobody transfers parts: their messages stay in the queue. */
  static TestHost startWithoutTransfers(Path data, TestStorage storage) {
    Map<String, String> disabled = Map.of("AzureWebJobs.TransferPart.Disabled", "true");
    return start(StagedApp.folder(), data, storage, disabled);
  }

  static TestHost start(
      Path app, Path data, TestStorage storage, Map<String, String> furtherSettings) {
    List<String> command = command(HostProcess.class, furtherSettings);
    List<String> places = List.of(app.toString(), data.toString(), storage.connectionString());
    command.addAll(command.indexOf(HostProcess.class.getName()) + 1, places);
    return start(command, Redirect.INHERIT);
  }

  /**
   * A host that says in a file what becomes of each part.
   *
   * @param first empty for a host with a hub of its own; else the one that it works for
   */
  static TestHost startLogging(Path data, TestStorage storage, Path log, Optional<TestHost> first) {
    Class<?> program = first.isPresent() ? WorkerProcess.class : HostProcess.class;
    List<String> command =
        command(program, Map.of("AzureWebJobsStorage", storage.connectionString()));
    String app = StagedApp.folder().toString();
    List<String> places =
        first
            .map(host -> List.of(app, host.endpoint.toString()))
            .orElseGet(() -> List.of(app, data.toString(), storage.connectionString()));
    command.addAll(command.indexOf(program.getName()) + 1, places);
    command.add(1, "-Dorg.slf4j.simpleLogger.log.function=info");
    return start(command, Redirect.to(log.toFile()));
  }

  /**
   * A host that adds all that is told in the course of things to a file, of the app and of the
   * libraries in it.
   */
  static TestHost startTelling(
      Path data, TestStorage storage, Path log, Map<String, String> furtherSettings) {
    List<String> command = command(HostProcess.class, furtherSettings);
    String app = StagedApp.folder().toString();
    List<String> places = List.of(app, data.toString(), storage.connectionString());
    command.addAll(command.indexOf(HostProcess.class.getName()) + 1, places);
    command.add(1, "-Dorg.slf4j.simpleLogger.defaultLogLevel=info");
    command.add(1, "-Dorg.slf4j.simpleLogger.log.function=info");
    return start(command, Redirect.appendTo(log.toFile()));
  }

  /** Without its first arguments, which come between the program and its settings. */
  private static List<String> command(Class<?> program, Map<String, String> furtherSettings) {
    Map<String, String> settings = new TreeMap<>(SETTINGS);
    settings.putAll(furtherSettings);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What a backup of a disk of any size has to do with.
    command.add("-Xmx256m");
    // It lives for seconds: starting quickly is worth more than running fast.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(program.getName());
    settings.forEach((name, value) -> command.add(name + "=" + value));
    return command;
  }

  private static TestHost start(List<String> command, Redirect errors) {
    try {
      Process process = new ProcessBuilder(command).redirectError(errors).start();
      BufferedReader output = process.inputReader();
      String endpoint = output.readLine();
      if (endpoint == null) {
        throw new IllegalStateException("the host did not start; its log says why");
      }
      return new TestHost(process, URI.create(endpoint));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Service service() {
    return service;
  }

  /** Ends it as a power failure would. */
  void kill() {
    awaitEnd(process.destroyForcibly());
  }

  /** Ends it in good order. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitEnd(process);
  }

  private static void awaitEnd(Process process) {
    Eventually.await("the host", process::isAlive, alive -> !alive);
  }
}
