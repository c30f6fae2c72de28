package dev.vaultline.cli.output;

import java.time.Clock;
import java.util.Map;

/**
 * What the outside world gives to one invocation of the command.
 *
 * @param environment the variables of the process
 */
public record Session(Terminal terminal, Clock clock, Map<String, String> environment) {
  public Session {
    environment = Map.copyOf(environment);
  }
}
