package dev.vaultline.cli.server;

import dev.vaultline.engine.InvalidInputException;
import java.net.URI;
import java.util.Optional;

/** Finds the service: by option, variable, deployment of this folder, or on this machine. */
final class ServerFinder {
  static final URI LOCAL = URI.create("http://127.0.0.1:7071");

  private final Surroundings surroundings;

  ServerFinder(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * The service.
   *
   * @param option what was said on the command line
   * @throws InvalidInputException when there is none
   */
  ServerAddress find(Optional<String> option) {
    return option
        .map(url -> ServerAddress.parse(url, "--server"))
        .or(() -> variable())
        .or(() -> deployment())
        .or(() -> local())
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "no service was found: name it by --server URL or the variable "
                        + Setting.SERVER.key()
                        + ", call this in a folder that 'azd up' deployed, or start one here with"
                        + " 'vaultline up'"));
  }

  private Optional<ServerAddress> variable() {
    return value(Setting.SERVER).map(url -> ServerAddress.parse(url, Setting.SERVER.key()));
  }

  private Optional<ServerAddress> deployment() {
    return deployed(Setting.SERVER).map(url -> ServerAddress.parse(url, "azd env get-values"));
  }

  private Optional<ServerAddress> local() {
    return surroundings.answers(LOCAL)
        ? Optional.of(new ServerAddress(LOCAL, "the local host"))
        : Optional.empty();
  }

  private Optional<String> value(Setting setting) {
    return Optional.ofNullable(surroundings.environment().get(setting.key()))
        .filter(value -> !value.isBlank());
  }

  /** How to say who asks: the variables first, then what azd knows. */
  Authorization authorization(ServerAddress server) {
    if (!server.wantsCredentials()) {
      return Authorization.NONE;
    }
    return Authorization.of(credential(Setting.SCOPE), credential(Setting.KEY), server);
  }

  private Optional<String> credential(Setting setting) {
    return value(setting).or(() -> deployed(setting));
  }

  /** An output that a deployment has no value for is an empty text. */
  private Optional<String> deployed(Setting setting) {
    return Optional.ofNullable(surroundings.azdValues().get(setting.key()))
        .filter(value -> !value.isBlank());
  }
}
