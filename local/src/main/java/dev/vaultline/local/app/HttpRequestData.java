package dev.vaultline.local.app;

import java.net.URI;
import java.util.Map;

/**
 * An HTTP request as it reaches a function.
 *
 * @param method such as {@code GET}
 * @param uri the whole address
 * @param headers by name in lower case, as the Azure host writes them; of repeated ones the values
 *     joined by commas
 * @param query the decoded query parameters, of repeated ones the last
 * @param route the values of the route's parameters
 * @param body the body, empty when there is none
 */
public record HttpRequestData(
    String method,
    URI uri,
    Map<String, String> headers,
    Map<String, String> query,
    Map<String, String> route,
    HttpBody body)
    implements InputValue {
  public HttpRequestData {
    headers = Map.copyOf(headers);
    query = Map.copyOf(query);
    route = Map.copyOf(route);
  }
}
