package dev.vaultline.cli.host;

import dev.vaultline.cli.output.OnInterrupt;
import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.Session;
import dev.vaultline.local.hub.TaskHub;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a durable task hub alone. */
@Command(
    name = "hub",
    description = {
      "Run a durable task hub alone, until Ctrl-C.",
      "",
      "It speaks the official contract over gRPC, so that any durable-task client and worker can"
          + " use it. Its state is in one SQLite file: the next start goes on where it stopped."
    },
    footer = {
      "  # on the usual port",
      "  vaultline hub --port 4001",
      "  # with its state in a file of its own",
      "  vaultline hub --port 4002 --database /tmp/hub.db"
    })
public final class HubCommand implements Callable<Integer> {
  private static final int MOST = 65_535;

  private final Clock clock;

  @Mixin private final Output output;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "4001",
      description = "Where it listens on 127.0.0.1. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--database",
      paramLabel = "FILE",
      description = "Its SQLite file. Default: .vaultline/hub-alone.db beside this script.")
  private Optional<Path> database = Optional.empty();

  @Option(names = "--verbose", description = "Log on stderr what the hub does.")
  private boolean verbose;

  public HubCommand(Session session) {
    this.clock = session.clock();
    this.output = new Output(session);
  }

  @Override
  public Integer call() {
    Logging.begin(verbose);
    PortOptions.require("--port", port, MOST);
    Path file =
        database.orElseGet(() -> AppFolder.home().resolve(Path.of(".vaultline", "hub-alone.db")));
    TaskHub hub = TaskHub.open(file, port, clock);
    try (hub;
        OnInterrupt unused =
            OnInterrupt.run("Stopped; the next start goes on from here.", hub::close)) {
      int code = output.show(new HubReport(hub.port(), file));
      UntilInterrupt.await();
      return code;
    }
  }
}
