package dev.vaultline.cli.host;

import dev.vaultline.cli.output.OnInterrupt;
import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.Session;
import dev.vaultline.local.LocalHost;
import dev.vaultline.local.LocalHostOptions;
import dev.vaultline.local.LocalSettings;
import dev.vaultline.local.LocalWorker;
import dev.vaultline.local.LocalWorkerOptions;
import dev.vaultline.local.join.FirstHost;
import dev.vaultline.local.join.Invitation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the function app on this machine. */
@Command(
    name = "up",
    description = {
      "Run the whole service on this machine, until Ctrl-C: the function app, a durable task hub,"
          + " Azurite as storage, and an emulator of Azure's machines and disks.",
      "",
      "Needs Node.js for Azurite, which is installed from npm on first use. Settings are read from"
          + " local.settings.json beside this script, if it is there. What is in the data folder"
          + " stays: the next 'up' goes on where this one stopped, however it ended."
    },
    footer = {
      "  # everything, on the usual ports",
      "  vaultline up",
      "  # a second one, beside the first",
      "  vaultline up --data /tmp/second --http-port 7072 --hub-port 4002 --azurite-port 11000"
          + " --compute-port 7074",
      "  # more transfers at a time: a worker of the first, from another terminal",
      "  vaultline up --join http://127.0.0.1:7071",
      "  # its vault, from another terminal",
      "  vaultline points --vault azurite"
    })
public final class UpCommand implements Callable<Integer> {
  private final Clock clock;

  @Mixin private final Output output;
  @Mixin private final PortOptions ports = new PortOptions();
  @Mixin private final EmulatedMachines machines = new EmulatedMachines();

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where everything is kept. Default: .vaultline beside this script.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--app",
      paramLabel = "FOLDER",
      description = "The staged function app. Default: the one of this clone.")
  private Optional<Path> app = Optional.empty();

  @Option(
      names = "--join",
      paramLabel = "URL",
      description =
          "Work for the host that runs at this address of this machine, with its hub and storage:"
              + " no Azurite, hub, timers or HTTP of its own. Nothing is kept, so that it may be"
              + " killed at any time; of the ports only --compute-port counts then, as it is there.")
  private Optional<URI> join = Optional.empty();

  @Option(names = "--verbose", description = "Log on stderr what the host does.")
  private boolean verbose;

  public UpCommand(Session session) {
    this.clock = session.clock();
    this.output = new Output(session);
  }

  @Override
  public Integer call() {
    Logging.begin(verbose);
    return join.isPresent() ? work(join.get()) : serve();
  }

  private int work(URI first) {
    Invitation invitation = new FirstHost(first).ask();
    LocalWorker worker =
        LocalWorker.start(
            LocalWorkerOptions.of(AppFolder.find(app), invitation, machines.addTo(settings())));
    try (worker;
        OnInterrupt unused = OnInterrupt.run("Stopped; others do what is left.", worker::close)) {
      int code = output.show(new JoinReport(first, invitation.hubPort()));
      UntilInterrupt.await();
      return code;
    }
  }

  private int serve() {
    LocalHostOptions options = options();
    LocalHost host = LocalHost.start(options, clock);
    try (host;
        OnInterrupt unused =
            OnInterrupt.run("Stopped; the next 'vaultline up' goes on from here.", host::close)) {
      int code = output.show(new UpReport(host, options.dataFolder(), ports.azurite()));
      UntilInterrupt.await();
      return code;
    }
  }

  private LocalHostOptions options() {
    Path folder = data.orElseGet(() -> AppFolder.home().resolve(".vaultline"));
    LocalHostOptions here = LocalHostOptions.of(AppFolder.find(app), folder);
    return machines.applyTo(ports.applyTo(here).withSettings(settings()));
  }

  private static Map<String, String> settings() {
    return LocalSettings.read(AppFolder.home().resolve("local.settings.json"));
  }
}
