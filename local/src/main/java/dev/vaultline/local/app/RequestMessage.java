package dev.vaultline.local.app;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request that a function with an HTTP trigger receives. */
final class RequestMessage implements HttpRequestMessage<@Nullable Object> {
  private final HttpRequestData request;
  private final @Nullable Object body;

  RequestMessage(HttpRequestData request, @Nullable Object body) {
    this.request = request;
    this.body = body;
  }

  @Override
  public URI getUri() {
    return request.uri();
  }

  @Override
  public HttpMethod getHttpMethod() {
    return HttpMethod.value(request.method().toUpperCase(Locale.ROOT));
  }

  @Override
  public Map<String, String> getHeaders() {
    return request.headers();
  }

  @Override
  public Map<String, String> getQueryParameters() {
    return request.query();
  }

  @Override
  public @Nullable Object getBody() {
    return body;
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
    return new ResponseMessage(status);
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
    return new ResponseMessage(status);
  }
}
