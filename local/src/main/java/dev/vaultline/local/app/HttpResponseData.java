package dev.vaultline.local.app;

import java.util.Map;
import java.util.Optional;

/**
 * What goes back to an HTTP client.
 *
 * @param status such as 200
 * @param headers by the names that the function gave
 * @param contentType what the body is when no header says it; empty without a body
 * @param body the body, empty when there is none
 */
public record HttpResponseData(
    int status, Map<String, String> headers, Optional<String> contentType, HttpBody body) {
  public HttpResponseData {
    headers = Map.copyOf(headers);
  }

  /** A response of a status alone. */
  public static HttpResponseData empty(int status) {
    return new HttpResponseData(status, Map.of(), Optional.empty(), HttpBody.EMPTY);
  }
}
