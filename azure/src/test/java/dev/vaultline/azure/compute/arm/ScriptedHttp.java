package dev.vaultline.azure.compute.arm;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Carries requests nowhere: keeps them, and answers as a script says. */
public final class ScriptedHttp implements HttpClient {
  private final List<HttpRequest> requests = new ArrayList<>();
  private final Deque<Function<HttpRequest, HttpResponse>> script = new ArrayDeque<>();
  private Function<HttpRequest, HttpResponse> otherwise =
      request -> {
        throw new AssertionError("no answer is scripted for " + request.getUrl());
      };

  /** Answers the next request that has no answer yet. */
  public ScriptedHttp then(Answer answer) {
    script.add(answer::to);
    return this;
  }

  /** Breaks the connection at the next request that has no answer yet. */
  public ScriptedHttp thenFail(RuntimeException failure) {
    script.add(
        request -> {
          throw failure;
        });
    return this;
  }

  /** Answers all requests that the script leaves over. */
  public ScriptedHttp otherwise(Function<HttpRequest, Answer> answers) {
    otherwise = request -> answers.apply(request).to(request);
    return this;
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.fromCallable(
        () -> {
          requests.add(request.copy());
          return (script.isEmpty() ? otherwise : script.remove()).apply(request);
        });
  }

  /** What was asked so far. */
  public List<HttpRequest> requests() {
    return List.copyOf(requests);
  }

  /** The last request. */
  public HttpRequest last() {
    return requests.get(requests.size() - 1);
  }

  /** How much of the script was not needed. */
  public int left() {
    return script.size();
  }
}
