package dev.vaultline.local.app;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.BindingName;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;

/**
 * One parameter of a function's method.
 *
 * @param kind where its argument comes from
 * @param name the name of its binding, or of the trigger's datum; empty for the context
 * @param type its full type
 * @param annotations the simple names of its annotations, by which middleware finds it
 */
record FunctionParameter(Kind kind, String name, Type type, java.util.List<String> annotations) {
  enum Kind {
    BINDING,
    OUTPUT,
    TRIGGER_DATUM,
    CONTEXT
  }

  static FunctionParameter of(Parameter parameter) {
    java.util.List<String> annotations =
        Arrays.stream(parameter.getAnnotations())
            .map(annotation -> annotation.annotationType().getSimpleName())
            .toList();
    Type type = parameter.getParameterizedType();
    BindingName datum = parameter.getAnnotation(BindingName.class);
    if (datum != null) {
      return new FunctionParameter(Kind.TRIGGER_DATUM, datum.value(), type, annotations);
    }
    Optional<String> binding =
        Arrays.stream(parameter.getAnnotations()).flatMap(a -> bindingName(a).stream()).findFirst();
    if (binding.isPresent()) {
      Kind kind = parameter.getType() == OutputBinding.class ? Kind.OUTPUT : Kind.BINDING;
      return new FunctionParameter(kind, binding.get(), type, annotations);
    }
    if (parameter.getType().isAssignableFrom(ExecutionContext.class)) {
      return new FunctionParameter(Kind.CONTEXT, "", type, annotations);
    }
    throw new IllegalArgumentException(
        "parameter '%s' has no binding annotation and is no ExecutionContext"
            .formatted(parameter.getName()));
  }

  /** Binding annotations, those of extensions too, name their binding in {@code name}. */
  private static Optional<String> bindingName(Annotation annotation) {
    try {
      return Optional.of((String) annotation.annotationType().getMethod("name").invoke(annotation));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalArgumentException(
          "annotation " + annotation + " does not tell its binding", e);
    }
  }
}
