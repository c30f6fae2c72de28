package dev.vaultline.local.app;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The response that a function builds. */
final class ResponseMessage implements HttpResponseMessage, HttpResponseMessage.Builder {
  private final Map<String, String> headers = new LinkedHashMap<>();
  private HttpStatusType status;
  private @Nullable Object body;

  ResponseMessage(HttpStatusType status) {
    this.status = status;
  }

  Map<String, String> headers() {
    return Collections.unmodifiableMap(headers);
  }

  @Override
  public Builder status(HttpStatusType newStatus) {
    status = newStatus;
    return this;
  }

  @Override
  public Builder header(String key, String value) {
    headers.put(key, value);
    return this;
  }

  @Override
  public Builder body(@Nullable Object newBody) {
    body = newBody;
    return this;
  }

  @Override
  public HttpResponseMessage build() {
    return this;
  }

  @Override
  public HttpStatusType getStatus() {
    return status;
  }

  @Override
  public @Nullable String getHeader(String key) {
    return headers.get(key);
  }

  @Override
  public @Nullable Object getBody() {
    return body;
  }
}
