import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.DurableTaskGrpcClientBuilder;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.OrchestrationStatusQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service in a host, as its users and its task hub see it. */
record Service(HostProcess host, DurableTaskClient hub) implements AutoCloseable {
  private static final Pattern HUB_PORT = Pattern.compile("\"hubPort\":(\\d+)");
  static final String POLICY = "scale";

  interface Action {
    void run() throws Exception;
  }

  static Service start(Path app, Path work, Map<String, String> settings) throws Exception {
    HostProcess host = HostProcess.host(app, work, settings);
    String invitation = Http.send("GET", host.endpoint().resolve("/admin/host/invitation"), "");
    Matcher port = HUB_PORT.matcher(invitation);
    if (!port.find()) {
      throw new IOException("the host does not say where its hub is: " + invitation);
    }
    return new Service(
        host, new DurableTaskGrpcClientBuilder().port(Integer.parseInt(port.group(1))).build());
  }

  /** Has all items backed up daily at a time of day. */
  void policy(String at) throws Exception {
    put(
        "/api/policies/" + POLICY,
        """
        {"zone": "UTC", "schedule": {"kind": "daily", "at": "%s"},
         "retention": {"keepNewest": 3, "keepDays": 30}}
        """
            .formatted(at));
  }

  /** Takes machines into protection. */
  void protect(List<String> machines) throws Exception {
    Together.each(
        machines,
        name ->
            put(
                "/api/items/" + name,
                "{\"policy\": \"%s\", \"machine\": \"%s\"}".formatted(POLICY, Machines.id(name))));
  }

  /** Has what is tagged taken into protection, which backs it up. */
  void protectTagged() throws Exception {
    // Runs of first backups are named by the hour; those of a policy by its name.
    tick("backup-2");
  }

  /** Starts what is due. */
  void runSchedule(Instant due) throws Exception {
    tick("backup-" + POLICY + "-" + due.toString().replaceAll("[-:]", "").substring(0, 13));
  }

  /** Runs the schedule's tick, and waits for the run that it starts. */
  private void tick(String run) throws Exception {
    Http.send("POST", host.endpoint().resolve("/admin/functions/ScheduleTick"), "{}");
    while (found(new OrchestrationStatusQuery().setInstanceIdPrefix(run)).isEmpty()) {
      Thread.sleep(100);
    }
  }

  /** How many orchestrations of either phase there were at once, at most; 1,000 or more is 1,000. */
  record Width(int snapshots, int transfers) {
    static final Width NONE = new Width(0, 0);

    Width with(List<OrchestrationMetadata> running) {
      return new Width(
          Math.max(snapshots, count(running, "SnapshotItem")),
          Math.max(transfers, count(running, "TransferItem")));
    }

    private static int count(List<OrchestrationMetadata> running, String name) {
      return (int) running.stream().filter(found -> found.getName().equals(name)).count();
    }
  }

  /** Waits until no orchestration runs. */
  Width awaitEnd() throws Exception {
    List<OrchestrationRuntimeStatus> alive =
        List.of(OrchestrationRuntimeStatus.RUNNING, OrchestrationRuntimeStatus.PENDING);
    Width width = Width.NONE;
    while (true) {
      List<OrchestrationMetadata> running =
          found(new OrchestrationStatusQuery().setRuntimeStatusList(alive));
      if (running.isEmpty()) {
        return width;
      }
      width = width.with(running);
      Thread.sleep(running.size() < 100 ? 300 : 2_000);
    }
  }

  private List<OrchestrationMetadata> found(OrchestrationStatusQuery query) {
    return hub.queryInstances(query.setMaxInstanceCount(1_000)).getOrchestrationState();
  }

  String get(String path) throws Exception {
    return Http.send("GET", host.endpoint().resolve(path), "");
  }

  private void put(String path, String body) throws Exception {
    Http.send("PUT", host.endpoint().resolve(path), body);
  }

  @Override
  public void close() throws Exception {
    hub.close();
    host.close();
  }
}
