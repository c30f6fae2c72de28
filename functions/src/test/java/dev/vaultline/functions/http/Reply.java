package dev.vaultline.functions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import dev.vaultline.engine.format.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a function answers to a request that the worker's own classes would carry. */
final class Reply {
  private final Map<String, String> headers = new HashMap<>();
  private int status;
  private String body = "";

  private Reply() {}

  /** Asks without a body. */
  static Reply of(Function<HttpRequestMessage<Optional<String>>, HttpResponseMessage> function) {
    return of(Optional.empty(), Map.of(), function);
  }

  /** Asks with query parameters. */
  static Reply of(
      Map<String, String> query,
      Function<HttpRequestMessage<Optional<String>>, HttpResponseMessage> function) {
    return of(Optional.empty(), query, function);
  }

  /** Asks with a body, in which apostrophes stand for quotes. */
  static Reply of(
      String body, Function<HttpRequestMessage<Optional<String>>, HttpResponseMessage> function) {
    return of(Optional.of(body.replace('\'', '"')), Map.of(), function);
  }

  private static Reply of(
      Optional<String> body,
      Map<String, String> query,
      Function<HttpRequestMessage<Optional<String>>, HttpResponseMessage> function) {
    Reply reply = new Reply();
    @SuppressWarnings("unchecked")
    HttpRequestMessage<Optional<String>> request = mock(HttpRequestMessage.class);
    when(request.getBody()).thenReturn(body);
    when(request.getQueryParameters()).thenReturn(query);
    when(request.createResponseBuilder(any(HttpStatus.class)))
        .thenAnswer(call -> reply.new Builder(call.<HttpStatus>getArgument(0)));
    assertThat(function.apply(request)).isNotNull();
    return reply;
  }

  int status() {
    return status;
  }

  String body() {
    return body;
  }

  String header(String name) {
    return headers.get(name);
  }

  /** A value of the body by its JSON pointer. */
  String text(String pointer) {
    return Json.read(body.getBytes(StandardCharsets.UTF_8)).at(pointer).asText();
  }

  private final class Builder implements HttpResponseMessage.Builder {
    Builder(HttpStatus code) {
      status = code.value();
    }

    @Override
    public HttpResponseMessage.Builder status(HttpStatusType code) {
      status = code.value();
      return this;
    }

    @Override
    public HttpResponseMessage.Builder header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    @Override
    public HttpResponseMessage.Builder body(Object content) {
      body = String.valueOf(content);
      return this;
    }

    @Override
    public HttpResponseMessage build() {
      return mock(HttpResponseMessage.class);
    }
  }
}
