package dev.vaultline.local.http;

import dev.vaultline.local.app.BindingTypes;
import dev.vaultline.local.app.FunctionApp;
import dev.vaultline.local.app.FunctionFailedException;
import dev.vaultline.local.app.HttpRequestData;
import dev.vaultline.local.app.HttpResponseData;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests with the functions of an app. As in the Azure host a path without a function,
 * and a method that the function of a path does not answer, are both 404; an exception is 500
 * without a body.
 */
final class FunctionEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionEndpoint.class);

  private final FunctionApp app;
  private final List<String> prefix;
  private final List<HttpFunction> functions;

  FunctionEndpoint(FunctionApp app) {
    this.app = app;
    this.prefix = Paths.segments(app.host().routePrefix());
    this.functions =
        app.functions().stream()
            .filter(function -> function.triggeredBy(BindingTypes.HTTP_TRIGGER))
            .map(HttpFunction::of)
            .sorted(Comparator.comparing(HttpFunction::route))
            .toList();
  }

  HttpResponseData answer(HttpRequestData request) {
    List<String> path = Paths.segments(request.uri());
    if (path.size() < prefix.size() || !startsWithPrefix(path)) {
      return HttpResponseData.empty(404);
    }
    List<String> rest = path.subList(prefix.size(), path.size());
    for (HttpFunction function : functions) {
      Optional<Map<String, String>> route =
          function.answers(request.method()) ? function.route().match(rest) : Optional.empty();
      if (route.isPresent()) {
        return call(function, withRoute(request, route.get()));
      }
    }
    return HttpResponseData.empty(404);
  }

  private boolean startsWithPrefix(List<String> path) {
    for (int i = 0; i < prefix.size(); i++) {
      if (!prefix.get(i).equalsIgnoreCase(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  private HttpResponseData call(HttpFunction function, HttpRequestData request) {
    Map<String, String> triggerData = new HashMap<>(request.query());
    triggerData.putAll(request.route());
    try {
      return app.toResponse(
          app.invoke(function.definition().name(), Optional.of(request), triggerData));
    } catch (FunctionFailedException | IllegalArgumentException e) {
      LOG.error("{} {} failed", request.method(), request.uri().getPath(), e);
      return HttpResponseData.empty(500);
    }
  }

  private static HttpRequestData withRoute(HttpRequestData request, Map<String, String> route) {
    return new HttpRequestData(
        request.method(), request.uri(), request.headers(), request.query(), route, request.body());
  }
}
