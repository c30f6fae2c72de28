package dev.vaultline.azure.account;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.util.Locale;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/**
 * Tells of requests that a storage service refused because there were too many (429 and 503). Each
 * try counts, also one whose repetition succeeds. The clients of a process share their connections,
 * and so one listener.
 */
public final class Throttling implements HttpPipelinePolicy {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_BUSY = 503;

  private static volatile Consumer<String> listener = operation -> {};

  private final String service;

  /**
   * @param service such as {@code blob}
   */
  Throttling(String service) {
    this.service = service;
  }

  /**
   * From now on, tells this listener.
   *
   * @param operations takes the service and the HTTP method, such as {@code blob.put}
   */
  public static void tell(Consumer<String> operations) {
    listener = operations;
  }

  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext call, HttpPipelineNextPolicy next) {
    return next.process().doOnNext(response -> look(call, response));
  }

  @Override
  public HttpResponse processSync(HttpPipelineCallContext call, HttpPipelineNextSyncPolicy next) {
    HttpResponse response = next.processSync();
    look(call, response);
    return response;
  }

  private void look(HttpPipelineCallContext call, HttpResponse response) {
    int status = response.getStatusCode();
    if (status == TOO_MANY_REQUESTS || status == SERVER_BUSY) {
      String method = call.getHttpRequest().getHttpMethod().toString();
      listener.accept(service + "." + method.toLowerCase(Locale.ROOT));
    }
  }
}
