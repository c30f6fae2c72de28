package dev.vaultline.azure.compute.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer of a {@link ScriptedHttp}. */
public record Answer(int status, String body, HttpHeaders headers) {

  /** An answer with a JSON body. */
  public static Answer of(int status, String body) {
    HttpHeaders headers =
        new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json; charset=utf-8");
    return new Answer(status, body, headers);
  }

  /** An answer without a body. */
  public static Answer of(int status) {
    return of(status, "");
  }

  /** With a header more. */
  public Answer with(String name, String value) {
    return new Answer(
        status, body, new HttpHeaders(headers).set(HttpHeaderName.fromString(name), value));
  }

  HttpResponse to(HttpRequest request) {
    return new Response(request, this);
  }

  private static final class Response extends HttpResponse {
    private final Answer answer;

    Response(HttpRequest request, Answer answer) {
      super(request);
      this.answer = answer;
    }

    @Override
    public int getStatusCode() {
      return answer.status;
    }

    @Override
    @Deprecated
    public String getHeaderValue(String name) {
      return answer.headers.getValue(HttpHeaderName.fromString(name));
    }

    @Override
    public HttpHeaders getHeaders() {
      return answer.headers;
    }

    @Override
    public Flux<ByteBuffer> getBody() {
      return Flux.just(ByteBuffer.wrap(answer.body.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
      return Mono.just(answer.body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Mono<String> getBodyAsString() {
      return Mono.just(answer.body);
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
      return Mono.just(answer.body);
    }
  }
}
