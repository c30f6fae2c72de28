package dev.vaultline.local.join;

import dev.vaultline.local.fault.LocalHostException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The host that a worker is to work for. */
public final class FirstHost {
  /** Where a host answers with its invitation. */
  public static final String PATH = "/admin/host/invitation";

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final URI endpoint;

  /**
   * @param endpoint such as {@code http://127.0.0.1:7071}
   * @throws LocalHostException when it is not of this machine, where alone hub and Azurite listen
   */
  public FirstHost(URI endpoint) {
    if (!"http".equals(endpoint.getScheme())
        || !("127.0.0.1".equals(endpoint.getHost()) || "localhost".equals(endpoint.getHost()))) {
      throw new LocalHostException(
          endpoint
              + " is no host that can be joined; expected one of this machine, such as"
              + " http://127.0.0.1:7071");
    }
    this.endpoint = endpoint;
  }

  /**
   * Asks it where its hub and storage are.
   *
   * @throws LocalHostException when it does not answer
   */
  public Invitation ask() {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve(PATH)).timeout(LIMIT).GET().build();
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new LocalHostException(
            endpoint
                + " answered "
                + response.statusCode()
                + " and no invitation; is it a 'vaultline up' of this version?");
      }
      return Invitation.decode(response.body());
    } catch (IOException e) {
      throw new LocalHostException(
          "No host answers at "
              + endpoint
              + ". Start the first one with 'vaultline up', or name its HTTP port.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalHostException("Interrupted while waiting for " + endpoint, e);
    }
  }
}
