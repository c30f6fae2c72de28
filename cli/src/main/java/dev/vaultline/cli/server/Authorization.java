package dev.vaultline.cli.server;

import dev.vaultline.azure.account.BearerTokens;
import dev.vaultline.engine.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Says to the service who asks. */
@FunctionalInterface
interface Authorization {
  /** Says nothing: to a service on this machine, which asks nobody. */
  Authorization NONE = Map::of;

  /** The headers that say so, valid now. */
  Map<String, String> headers();

  /**
   * Says it by a token, a function key, or both, as a deployment wants it.
   *
   * @param scope of the token
   * @throws InvalidInputException when there is neither
   */
  static Authorization of(Optional<String> scope, Optional<String> key, ServerAddress server) {
    if (scope.isEmpty() && key.isEmpty()) {
      throw new InvalidInputException(
          "the server "
              + server
              + " wants to know who asks: set "
              + Setting.SCOPE.key()
              + " to the scope of its app registration (api://APPLICATION-ID/.default), or "
              + Setting.KEY.key()
              + " to a function key");
    }
    Optional<BearerTokens> tokens = scope.map(BearerTokens::new);
    return () -> {
      Map<String, String> headers = new LinkedHashMap<>();
      tokens.ifPresent(each -> headers.put("Authorization", "Bearer " + each.token()));
      key.ifPresent(value -> headers.put("x-functions-key", value));
      return headers;
    };
  }
}
