package dev.vaultline.cli.server;

import dev.vaultline.engine.InvalidInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Where the service is.
 *
 * @param uri without a path
 * @param from where that was found, for people
 */
record ServerAddress(URI uri, String from) {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  /**
   * The address of a URL.
   *
   * @throws InvalidInputException when it is none
   */
  static ServerAddress parse(String url, String from) {
    URI uri = uri(url.strip(), from);
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null) {
      throw invalid(from);
    }
    if (uri.getScheme().equals("http") && !THIS_MACHINE.contains(uri.getHost())) {
      throw new InvalidInputException(
          "the server " + uri.getHost() + " (" + from + ") is not on this machine: use https");
    }
    return new ServerAddress(URI.create(uri.getScheme() + "://" + uri.getAuthority()), from);
  }

  private static URI uri(String url, String from) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new InvalidInputException(invalid(from).getMessage(), e);
    }
  }

  private static InvalidInputException invalid(String from) {
    return new InvalidInputException(
        from + " does not name a server: expected e.g. https://my-app.azurewebsites.net");
  }

  /** Whether whoever asks has to say who it is. */
  boolean wantsCredentials() {
    return uri.getScheme().equals("https");
  }

  @Override
  public String toString() {
    return uri + " (" + from + ")";
  }
}
