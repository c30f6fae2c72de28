package dev.vaultline.local.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns what triggers deliver into what parameters expect, and results into what goes out, by the
 * rules of the Azure worker: text as it is, other types by Gson. One per app, since Gson remembers
 * the app's classes.
 */
final class Conversion {
  private final Gson gson =
      new GsonBuilder().registerTypeAdapterFactory(new NoRecords()).disableHtmlEscaping().create();

  /**
   * The argument for a parameter.
   *
   * @throws IllegalArgumentException when the input cannot become that type
   */
  @Nullable Object toArgument(@Nullable InputValue input, Type target) {
    if (raw(target) == Optional.class) {
      return Optional.ofNullable(toArgument(input, typeArgument(target)));
    }
    if (input == null) {
      return null;
    }
    if (input instanceof HttpRequestData request) {
      return fromRequest(request, target);
    }
    return fromText(((InputValue.Text) input).value(), target);
  }

  /**
   * A result as JSON, the form in which activities answer: a text gets quotes, an object its
   * fields.
   */
  String toJson(@Nullable Object result) {
    return gson.toJson(result);
  }

  /** A result as the text of a message: a text as it is, an object as JSON. */
  String toText(Object result) {
    if (result instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    return result instanceof String text ? text : toJson(result);
  }

  /** What a function with an HTTP trigger returned; anything but a response is the body of one. */
  HttpResponseData toResponse(@Nullable Object result) {
    if (result == null) {
      return HttpResponseData.empty(204);
    }
    if (!(result instanceof HttpResponseMessage response)) {
      return body(200, Map.of(), result);
    }
    Map<String, String> headers = result instanceof ResponseMessage own ? own.headers() : Map.of();
    Object body = response.getBody();
    return body == null
        ? new HttpResponseData(response.getStatusCode(), headers, Optional.empty(), HttpBody.EMPTY)
        : body(response.getStatusCode(), headers, body);
  }

  private HttpResponseData body(int status, Map<String, String> headers, Object body) {
    if (body instanceof byte[] bytes) {
      return new HttpResponseData(
          status, headers, Optional.of("application/octet-stream"), HttpBody.of(bytes));
    }
    String type =
        body instanceof String ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";
    return new HttpResponseData(status, headers, Optional.of(type), HttpBody.of(toText(body)));
  }

  private Object fromRequest(HttpRequestData request, Type target) {
    if (raw(target) != HttpRequestMessage.class) {
      throw new IllegalArgumentException(
          "An HTTP trigger's parameter is %s; expected HttpRequestMessage<T>."
              .formatted(target.getTypeName()));
    }
    return new RequestMessage(request, requestBody(request, typeArgument(target)));
  }

  private @Nullable Object requestBody(HttpRequestData request, Type target) {
    if (raw(target) == Optional.class) {
      return Optional.ofNullable(requestBody(request, typeArgument(target)));
    }
    if (request.body().isEmpty()) {
      return null;
    }
    return target == byte[].class
        ? request.body().bytes()
        : fromText(request.body().text(), target);
  }

  private @Nullable Object fromText(String text, Type target) {
    if (target == String.class || target == Object.class) {
      return text;
    }
    if (target == byte[].class) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return gson.fromJson(text, target);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException(
          "The input is no JSON that fits " + target.getTypeName() + ": " + e.getMessage(), e);
    }
  }

  private static Type typeArgument(Type type) {
    return type instanceof ParameterizedType parameterized
        ? parameterized.getActualTypeArguments()[0]
        : Object.class;
  }

  private static Class<?> raw(Type type) {
    return TypeToken.get(type).getRawType();
  }

  /** The worker's Gson cannot read or write records; what works here has to work there. */
  private static final class NoRecords implements TypeAdapterFactory {
    @Override
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      if (type.getRawType().isRecord()) {
        throw new IllegalArgumentException(
            "%s is a record, which the Azure worker cannot convert; use a String and decode it, or a class with fields."
                .formatted(type.getRawType().getName()));
      }
      return null;
    }
  }
}
