import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.PageRange;
import com.azure.storage.blob.specialized.PageBlobClient;
import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.DurableTaskGrpcClientBuilder;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.OrchestrationStatusQuery;
import com.microsoft.durabletask.OrchestrationStatusQueryResult;
import dev.vaultline.azure.account.StorageAccount;
import dev.vaultline.local.LocalHost;
import dev.vaultline.local.LocalHostOptions;
import dev.vaultline.local.azurite.Azurite;
import dev.vaultline.local.azurite.AzuriteEndpoints;
import dev.vaultline.local.azurite.AzuriteOptions;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Backs up many small machines through the real local host, twice, and says what each costs.
 * Compiled and run by scale.sh.
 */
final class Scale {
  private static final String QUIET = "-Dorg.slf4j.simpleLogger.defaultLogLevel=error";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Scale() {}

  public static void main(String[] args) throws Exception {
    if (args.length == 3 && args[0].equals("host")) {
      Host.run(Path.of(args[1]), Path.of(args[2]), System.getenv("SCALE_STORAGE"));
    }
    if (args.length != 3) {
      System.err.println("usage: java Scale ITEMS APP WORK; see scale.sh");
      System.exit(2);
    }
    run(Integer.parseInt(args[0]), Path.of(args[1]), Path.of(args[2]));
    System.exit(0);
  }

  private static void run(int items, Path app, Path work) throws Exception {
    try (Azurite azurite = Azurite.start(AzuriteOptions.inMemory())) {
      Storage storage = new Storage(azurite.endpoints());
      Fleet fleet = new PageBlobFleet(azurite.connectionString(), items);
      fleet.create();
      try (Host host = Host.start(app, work, storage)) {
        host.policy("00:00");
        forAll(items, item -> host.put("/api/items/" + Fleet.name(item), fleet.description(item)));
        round("first", items, host, storage);
        fleet.change();
        round("changes", items, host, storage);
        Map<String, Long> before = storage.counted();
        host.get("/api/jobs?limit=50");
        row("listing", items, "transactions of GET /api/jobs", sum(storage.since(before)));
      }
      Histories.read(work.resolve("hub.db"))
          .forEach((name, events) -> row("history", items, "most events of a " + name, events));
    }
  }

  private interface Action {
    void run(int item) throws Exception;
  }

  /** Does something for all items, several at a time. */
  private static void forAll(int items, Action action) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Void>> calls = new ArrayList<>();
      for (int number = 0; number < items; number++) {
        int item = number;
        calls.add(
            () -> {
              action.run(item);
              return null;
            });
      }
      for (Future<Void> call : threads.invokeAll(calls)) {
        call.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  /** One scheduled run over all items, and what it cost. */
  private static void round(String round, int items, Host host, Storage storage) throws Exception {
    Instant due = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
    host.policy(due.atOffset(ZoneOffset.UTC).toLocalTime().toString());
    while (Instant.now().isBefore(due.plusSeconds(1))) {
      Thread.sleep(200);
    }
    Map<String, Long> before = storage.counted();
    double cpu = host.cpuSeconds();
    Instant begun = Instant.now();
    host.post("/admin/functions/ScheduleTick", "{}");
    int most = host.awaitRun(due);
    double seconds = begun.until(Instant.now(), ChronoUnit.MILLIS) / 1000.0;
    Map<String, Long> spent = storage.since(before);
    row(round, items, "seconds", seconds);
    row(round, items, "seconds per item", seconds / items);
    row(round, items, "host CPU seconds per item", (host.cpuSeconds() - cpu) / items);
    row(round, items, "storage transactions per item", sum(spent) / (double) items);
    row(round, items, "items at once, at most", most);
    row(round, items, "host RSS, MiB", host.kibibytes("VmRSS") / 1024.0);
    row(round, items, "host RSS at its highest, MiB", host.kibibytes("VmHWM") / 1024.0);
    spent.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(24)
        .forEach(
            call ->
                row(round, items, "of these " + call.getKey(), call.getValue() / (double) items));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void row(String round, int items, String what, double value) {
    System.out.printf(Locale.ROOT, "%s\t%d\t%s\t%.2f%n", round, items, what, value);
    System.out.flush();
  }

  /** Where the machines come from: page blobs, or machines of an emulator of Azure. */
  private interface Fleet {
    static String name(int item) {
      return String.format(Locale.ROOT, "machine-%05d", item);
    }

    void create() throws Exception;

    /** Writes a little to one disk of each machine. */
    void change() throws Exception;

    /** The body of {@code PUT /api/items/{id}}. */
    String description(int item);
  }

  /** Machines of two page blobs of 4 MiB, of which little is in use. */
  private static final class PageBlobFleet implements Fleet {
    private static final int SIZE = 4 << 20;
    private static final int WRITTEN = 64 << 10;
    private final BlobContainerClient container;
    private final int items;

    PageBlobFleet(String connectionString, int items) {
      this.items = items;
      container =
          StorageAccount.ofConnectionString(connectionString)
              .blobs()
              .createBlobContainerIfNotExists("disks");
    }

    @Override
    public void create() throws Exception {
      forAll(
          items,
          item ->
              IntStream.range(0, 2)
                  .forEach(
                      number -> {
                        blob(item, number).create(SIZE);
                        write(item, number, 0, 0);
                      }));
    }

    @Override
    public void change() throws Exception {
      forAll(items, item -> write(item, 0, SIZE / 2, 1));
    }

    private void write(int item, int number, long offset, int seed) {
      byte[] bytes = new byte[WRITTEN];
      new Random(31L * item + number + seed * 1_000_003L).nextBytes(bytes);
      PageRange range = new PageRange().setStart(offset).setEnd(offset + WRITTEN - 1);
      blob(item, number).uploadPages(range, new ByteArrayInputStream(bytes));
    }

    private PageBlobClient blob(int item, int number) {
      return container.getBlobClient(Fleet.name(item) + "/" + number).getPageBlobClient();
    }

    @Override
    public String description(int item) {
      String disk = "{\"kind\":\"page-blob\",\"location\":\"%s\"}";
      String url = container.getBlobContainerUrl() + "/" + Fleet.name(item) + "/";
      return "{\"policy\":\"scale\",\"disks\":[%s,%s]}"
          .formatted(disk.formatted(url + 0), disk.formatted(url + 1));
    }
  }

  /** The local host in a JVM of its own. */
  private record Host(Process process, URI endpoint, DurableTaskClient hub)
      implements AutoCloseable {
    private static final Pattern HUB_PORT = Pattern.compile("\"hubPort\":(\\d+)");

    static void run(Path app, Path work, String storage) throws IOException {
      LocalHostOptions options =
          LocalHostOptions.of(app, work)
              .onFreePorts()
              .withStorage(new LocalHostOptions.Storage.Account(storage));
      try (LocalHost host = LocalHost.start(options, Clock.systemUTC())) {
        System.out.println(host.httpEndpoint());
        System.in.read();
      }
      System.exit(0);
    }

    static Host start(Path app, Path work, Storage storage) throws Exception {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      // As the vaultline script has them.
      command.addAll(List.of("-Xmx256m", "-XX:MaxDirectMemorySize=4g", "-XX:+UseSerialGC"));
      command.addAll(List.of("-XX:-UsePerfData", Scale.QUIET));
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.addAll(List.of("Scale", "host", app.toString(), work.toString()));
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
      builder.environment().put("SCALE_STORAGE", storage.connectionString());
      Process process = builder.start();
      BufferedReader output = process.inputReader();
      URI endpoint = URI.create(String.valueOf(output.readLine()));
      Matcher port = HUB_PORT.matcher(get(endpoint, "/admin/host/invitation"));
      if (!port.find()) {
        throw new IOException("the host does not say where its hub is");
      }
      return new Host(
          process,
          endpoint,
          new DurableTaskGrpcClientBuilder().port(Integer.parseInt(port.group(1))).build());
    }

    /** Waits for the run that was due then; says how many items were worked on at once, at most. */
    int awaitRun(Instant due) throws InterruptedException {
      String prefix = "backup-scale-" + due.toString().replaceAll("[-:]", "").substring(0, 13);
      int most = 0;
      while (true) {
        boolean ended =
            instances(prefix, List.of()).stream()
                .filter(found -> found.getName().equals("BackupRun"))
                .anyMatch(OrchestrationMetadata::isCompleted);
        if (ended) {
          return most;
        }
        most =
            Math.max(
                most,
                (int)
                    instances("", List.of(OrchestrationRuntimeStatus.RUNNING)).stream()
                        .filter(found -> found.getName().equals("ProtectItem"))
                        .count());
        Thread.sleep(500);
      }
    }

    private List<OrchestrationMetadata> instances(
        String prefix, List<OrchestrationRuntimeStatus> status) {
      OrchestrationStatusQueryResult found =
          hub.queryInstances(
              new OrchestrationStatusQuery()
                  .setInstanceIdPrefix(prefix)
                  .setRuntimeStatusList(status)
                  .setMaxInstanceCount(1_000));
      return found.getOrchestrationState();
    }

    String get(String path) throws Exception {
      return get(endpoint, path);
    }

    private static String get(URI endpoint, String path) throws Exception {
      return send(HttpRequest.newBuilder(endpoint.resolve(path)).GET());
    }

    void put(String path, String body) throws Exception {
      send(
          HttpRequest.newBuilder(endpoint.resolve(path))
              .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Has all items backed up daily at a time of day. */
    void policy(String at) throws Exception {
      put(
          "/api/policies/scale",
          """
          {"zone": "UTC", "schedule": {"kind": "daily", "at": "%s"},
           "retention": {"keepNewest": 3, "keepDays": 30}}
          """
              .formatted(at));
    }

    void post(String path, String body) throws Exception {
      send(
          HttpRequest.newBuilder(endpoint.resolve(path))
              .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String send(HttpRequest.Builder request) throws Exception {
      HttpResponse<String> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IOException(answer.uri() + " answered " + answer.statusCode() + answer.body());
      }
      return answer.body();
    }

    double cpuSeconds() {
      return process.info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    }

    double kibibytes(String field) throws IOException {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith(field + ":"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    }

    @Override
    public void close() throws Exception {
      hub.close();
      process.getOutputStream().close();
      process.waitFor();
    }
  }

  /** Azurite behind proxies that count requests. */
  private static final class Storage {
    private static final Pattern REQUEST =
        Pattern.compile(
            "(GET|HEAD|PUT|POST|PATCH|MERGE|DELETE) /devstoreaccount1/?([$A-Za-z0-9-]*)[^ ]* HTTP/1.1\r$");
    private static final int LONGEST = 4_000;
    private final Map<String, Long> counts = new TreeMap<>();
    private final AzuriteEndpoints endpoints;

    Storage(AzuriteEndpoints azurite) throws IOException {
      endpoints =
          new AzuriteEndpoints(
              proxy("blob", azurite.blob()),
              proxy("queue", azurite.queue()),
              proxy("table", azurite.table()));
    }

    String connectionString() {
      return endpoints.connectionString();
    }

    synchronized Map<String, Long> counted() {
      return new TreeMap<>(counts);
    }

    Map<String, Long> since(Map<String, Long> before) {
      Map<String, Long> now = counted();
      before.forEach((call, count) -> now.merge(call, -count, Long::sum));
      return now;
    }

    private URI proxy(String service, URI target) throws IOException {
      ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      daemon(
          () -> {
            while (true) {
              Socket client = socket.accept();
              Socket server = new Socket(target.getHost(), target.getPort());
              client.setTcpNoDelay(true);
              server.setTcpNoDelay(true);
              daemon(() -> pump(client, server, service));
              daemon(() -> pump(server, client, ""));
            }
          });
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Passes on what comes; counts its request lines unless the service has no name. */
    private void pump(Socket from, Socket to, String service) throws IOException {
      byte[] buffer = new byte[64 << 10];
      StringBuilder line = new StringBuilder();
      try (from;
          to;
          InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          out.write(buffer, 0, read);
          for (int at = 0; at < read && !service.isEmpty(); at++) {
            if (buffer[at] == '\n') {
              count(service, line);
              line.setLength(0);
            } else {
              line.append((char) (buffer[at] & 0xff));
              // A request follows on the body before it, which ends without a line's end.
              if (line.length() > 2 * LONGEST) {
                line.delete(0, LONGEST);
              }
            }
          }
        }
      }
    }

    private synchronized void count(String service, CharSequence line) {
      Matcher request = REQUEST.matcher(line);
      if (request.find()) {
        String call = service + " " + request.group(1) + " " + request.group(2);
        counts.merge(call, 1L, Long::sum);
      }
    }

    private interface Task {
      void run() throws IOException;
    }

    private static void daemon(Task task) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  task.run();
                } catch (IOException e) {
                  // A connection ended.
                }
              });
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** The histories in the database of a hub that does not run: turns of length-prefixed events. */
  private static final class Histories {
    private Histories() {}

    /** By orchestrator, how many events its longest history has. */
    static Map<String, Integer> read(Path database) throws SQLException {
      Map<Long, Integer> events = new HashMap<>();
      Map<String, Integer> most = new TreeMap<>();
      try (Connection hub = DriverManager.getConnection("jdbc:sqlite:" + database);
          ResultSet turns =
              hub.createStatement().executeQuery("SELECT instance, events FROM history")) {
        while (turns.next()) {
          events.merge(turns.getLong(1), count(turns.getBytes(2)), Integer::sum);
        }
        ResultSet instances = hub.createStatement().executeQuery("SELECT key, name FROM instance");
        while (instances.next()) {
          int found = events.getOrDefault(instances.getLong(1), 0);
          most.merge(instances.getString(2), found, Math::max);
        }
      }
      return most;
    }

    private static int count(byte[] turn) {
      int events = 0;
      for (int at = 0; at < turn.length; events++) {
        int length = 0;
        int shift = 0;
        while (turn[at] < 0) {
          length |= (turn[at++] & 0x7f) << shift;
          shift += 7;
        }
        length |= turn[at++] << shift;
        at += length;
      }
      return events;
    }
  }
}
