import dev.vaultline.local.LocalHost;
import dev.vaultline.local.LocalHostOptions;
import dev.vaultline.local.LocalWorker;
import dev.vaultline.local.LocalWorkerOptions;
import dev.vaultline.local.join.FirstHost;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A local host, or a worker of one, in a JVM of its own.
 *
 * @param endpoint where the host's HTTP functions are; of a worker, those of its host
 */
record HostProcess(Process process, URI endpoint) implements AutoCloseable {

  /** The program of that JVM: prints its address, and runs until its input ends. */
  public static void main(String[] args) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    for (String setting : List.of(args).subList(3, args.length)) {
      settings.put(
          setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
    }
    if (args[0].equals("host")) {
      serve(Path.of(args[1]), Path.of(args[2]), settings);
    } else {
      work(Path.of(args[1]), URI.create(args[2]), settings);
    }
    System.exit(0);
  }

  private static void serve(Path app, Path work, Map<String, String> settings) throws IOException {
    String storage = settings.get("AzureWebJobsStorage");
    LocalHostOptions options =
        LocalHostOptions.of(app, work)
            .onFreePorts()
            .withStorage(new LocalHostOptions.Storage.Account(storage))
            .withSettings(settings);
    try (LocalHost host = LocalHost.start(options, Clock.systemUTC())) {
      System.out.println(host.httpEndpoint());
      System.in.read();
    }
  }

  private static void work(Path app, URI first, Map<String, String> settings) throws IOException {
    LocalWorkerOptions options =
        LocalWorkerOptions.of(app, new FirstHost(first).ask(), settings);
    try (LocalWorker worker = LocalWorker.start(options)) {
      System.out.println(first);
      System.in.read();
    }
  }

  /**
   * Starts a host.
   *
   * @param work its data folder
   */
  static HostProcess host(Path app, Path work, Map<String, String> settings) throws IOException {
    return start("host", app, work.toString(), settings);
  }

  /** Starts a second host that works for a first one. */
  static HostProcess worker(Path app, URI first, Map<String, String> settings) throws IOException {
    return start("worker", app, first.toString(), settings);
  }

  private static HostProcess start(
      String kind, Path app, String place, Map<String, String> settings) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As the vaultline script has them.
    command.addAll(List.of("-Xmx256m", "-XX:MaxDirectMemorySize=4g", "-XX:+UseSerialGC"));
    command.addAll(List.of("-XX:-UsePerfData", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error"));
    String further = System.getenv("VAULTLINE_OPTS");
    if (further != null) {
      command.addAll(List.of(further.split(" ")));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "HostProcess"));
    command.addAll(List.of(kind, app.toString(), place));
    settings.forEach((name, value) -> command.add(name + "=" + value));
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    // Java's own options may have it say something before.
    String endpoint =
        process
            .inputReader()
            .lines()
            .filter(line -> line.startsWith("http://"))
            .findFirst()
            .orElseThrow(
                () -> new IOException("the " + kind + " did not start; what it says is above"));
    return new HostProcess(process, URI.create(endpoint));
  }

  /** Processor time so far. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
  }

  /** Processor time so far of all else here: Azurite, the emulator and the proxies. */
  double cpuSecondsOfOthers() {
    Stream<ProcessHandle> others =
        ProcessHandle.current().descendants().filter(other -> other.pid() != process.pid());
    return Stream.concat(Stream.of(ProcessHandle.current()), others)
        .flatMap(other -> other.info().totalCpuDuration().stream())
        .mapToLong(Duration::toMillis)
        .sum()
        / 1000.0;
  }

  /** A figure of Linux about the process. */
  double kibibytes(String field) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith(field + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  /** Ends it as a power failure would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws Exception {
    process.getOutputStream().close();
    process.waitFor();
  }
}
