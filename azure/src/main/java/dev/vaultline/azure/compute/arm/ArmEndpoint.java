package dev.vaultline.azure.compute.arm;

import dev.vaultline.azure.account.Credentials;
import dev.vaultline.engine.InvalidInputException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Locale;
import java.util.Set;

/**
 * Where Azure Resource Manager is: {@code https://management.azure.com}, that of another cloud, or
 * an emulator on this machine over http, which is spoken to without any identity.
 */
public record ArmEndpoint(URI uri) {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  /** The public cloud. */
  public static final ArmEndpoint PUBLIC =
      new ArmEndpoint(URI.create("https://management.azure.com"));

  public ArmEndpoint {
    boolean secure = "https".equals(uri.getScheme());
    if (uri.getHost() == null
        || uri.getQuery() != null
        || uri.getUserInfo() != null
        || !(secure || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost())))) {
      throw new InvalidInputException(
          "the endpoint of Azure Resource Manager is https://management.azure.com or that of"
              + " another cloud; expected an https URL without a query (http is for 127.0.0.1"
              + " only)");
    }
    uri = URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
  }

  /** Whether it is one on this machine, that asks for no identity. */
  boolean isEmulator() {
    return "http".equals(uri.getScheme());
  }

  /** What a token must be for. */
  String scope() {
    return uri + "/.default";
  }

  /** The identity among credentials: keys and signatures are of storage accounts. */
  Credentials.Identity identity(Credentials credentials) {
    if (credentials instanceof Credentials.Identity identity) {
      return identity;
    }
    throw new InvalidInputException(
        "Azure Resource Manager at " + uri + " takes an identity only, not a key or a signature");
  }

  /**
   * The URL of a request.
   *
   * @throws ArmException when it leads elsewhere: our token must not
   */
  URL resolve(ArmRequest request) {
    String path = request.path();
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    try {
      if (path.startsWith("/")) {
        return new URL(uri + path + query);
      }
      URI whole = URI.create(path);
      if (!isOurs(whole)) {
        throw ArmFailures.unexpected(
            request, "the URL of another host, " + whole.getHost() + " instead of " + uri);
      }
      return whole.toURL();
    } catch (MalformedURLException | IllegalArgumentException e) {
      throw ArmFailures.unexpected(request, "a URL that cannot be read");
    }
  }

  /** A region may answer with an address of its own below that of the cloud. */
  private boolean isOurs(URI other) {
    if (other.getHost() == null || !uri.getScheme().equals(other.getScheme())) {
      return false;
    }
    String host = other.getHost().toLowerCase(Locale.ROOT);
    String own = uri.getHost().toLowerCase(Locale.ROOT);
    return port(other) == port(uri)
        && (host.equals(own) || (!isEmulator() && host.endsWith("." + own)));
  }

  private static int port(URI uri) {
    return uri.getPort() == -1 && "https".equals(uri.getScheme()) ? 443 : uri.getPort();
  }
}
