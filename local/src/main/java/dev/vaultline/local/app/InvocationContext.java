package dev.vaultline.local.app;

import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.TraceContext;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One call of a function, as middleware and the function itself see it. Used by one thread. */
final class InvocationContext implements MiddlewareContext {
  private final String id;
  private final BoundFunction function;
  private final Map<String, InputValue> inputs;
  private final Map<String, String> triggerData;
  private final Conversion conversion;
  private final Map<String, Object> replaced = new HashMap<>();
  private final Map<String, OutputSlot> outputs = new LinkedHashMap<>();
  private @Nullable Object returned;

  InvocationContext(
      String id,
      BoundFunction function,
      Map<String, InputValue> inputs,
      Map<String, String> triggerData,
      Conversion conversion) {
    this.id = id;
    this.function = function;
    this.inputs = inputs;
    this.triggerData = triggerData;
    this.conversion = conversion;
  }

  BoundFunction function() {
    return function;
  }

  /** The arguments of the method, with what middleware put in place of the trigger's. */
  @Nullable Object[] arguments() {
    return function.parameters().stream().map(this::argument).toArray();
  }

  private @Nullable Object argument(FunctionParameter parameter) {
    return switch (parameter.kind()) {
      case CONTEXT -> this;
      case OUTPUT -> outputs.computeIfAbsent(parameter.name(), name -> new OutputSlot());
      case TRIGGER_DATUM -> conversion.toArgument(datum(parameter.name()), parameter.type());
      case BINDING -> {
        Object replacement = replaced.get(parameter.name());
        yield replacement != null
            ? replacement
            : conversion.toArgument(inputs.get(parameter.name()), parameter.type());
      }
    };
  }

  private InputValue.@Nullable Text datum(String name) {
    String value = triggerData.get(name);
    return value == null ? null : new InputValue.Text(value);
  }

  InvocationResult result() {
    Map<String, Object> written = new LinkedHashMap<>();
    outputs.forEach(
        (name, slot) ->
            Optional.ofNullable(slot.getValue()).ifPresent(value -> written.put(name, value)));
    return new InvocationResult(Optional.ofNullable(returned), written);
  }

  @Override
  public @Nullable String getParameterName(String annotationSimpleName) {
    return function.annotatedWith(annotationSimpleName).map(FunctionParameter::name).orElse(null);
  }

  @Override
  public @Nullable Object getParameterValue(String name) {
    return inputs.get(name) instanceof InputValue.Text text ? text.value() : null;
  }

  @Override
  public void updateParameterValue(String name, Object value) {
    replaced.put(name, value);
  }

  @Override
  public @Nullable Object getReturnValue() {
    return returned;
  }

  @Override
  public void updateReturnValue(@Nullable Object value) {
    returned = value;
  }

  @Override
  public Logger getLogger() {
    return function.logger();
  }

  @Override
  public String getInvocationId() {
    return id;
  }

  @Override
  public String getFunctionName() {
    return function.definition().name();
  }

  @Override
  public TraceContext getTraceContext() {
    return new NoTrace();
  }

  /** Nothing traces local runs. */
  private static final class NoTrace implements TraceContext {
    @Override
    public String getTraceparent() {
      return "";
    }

    @Override
    public String getTracestate() {
      return "";
    }

    @Override
    public Map<String, String> getAttributes() {
      return Map.of();
    }
  }

  private static final class OutputSlot implements OutputBinding<@Nullable Object> {
    private @Nullable Object value;

    @Override
    public @Nullable Object getValue() {
      return value;
    }

    @Override
    public void setValue(@Nullable Object newValue) {
      value = newValue;
    }
  }
}
