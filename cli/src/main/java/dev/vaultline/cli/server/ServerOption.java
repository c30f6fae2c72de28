package dev.vaultline.cli.server;

import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.Session;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names the service to talk to. */
public final class ServerOption {
  private final Session session;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = {
        "The service. Default: the variable VAULTLINE_SERVER, else the deployment of this folder"
            + " ('azd env get-values'), else the local host at http://127.0.0.1:7071. An https"
            + " service is asked with a token of who is signed in, for the scope VAULTLINE_SCOPE,"
            + " or with the function key VAULTLINE_FUNCTION_KEY."
      })
  private Optional<String> server = Optional.empty();

  public ServerOption(Session session) {
    this.session = session;
  }

  /**
   * Finds the service, and says which it is.
   *
   * @throws dev.vaultline.engine.InvalidInputException when none is found
   */
  public ServiceClient connect(Output output) {
    ServerFinder finder =
        new ServerFinder(new ThisMachine(session.environment(), Path.of("").toAbsolutePath()));
    ServerAddress address = finder.find(server);
    output.hint("Server: " + address);
    return new ServiceClient(address.uri(), finder.authorization(address));
  }
}
