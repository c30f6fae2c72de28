package dev.vaultline.local.app;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * A function with the method that carries it out.
 *
 * @param definition its {@code function.json}
 * @param owner the class of its entry point
 * @param method the method of its entry point
 * @param parameters the method's parameters in order
 * @param logger what its context offers
 */
record BoundFunction(
    FunctionDefinition definition,
    Class<?> owner,
    Method method,
    List<FunctionParameter> parameters,
    Logger logger) {
  /**
   * Finds the entry point of a function.
   *
   * @throws IllegalArgumentException when there is no such class or not exactly one such public
   *     method
   */
  static BoundFunction bind(FunctionDefinition definition, ClassLoader loader) {
    Class<?> owner = owner(definition, loader);
    List<Method> methods =
        Arrays.stream(owner.getMethods())
            .filter(
                method -> method.getName().equals(definition.methodName()) && !method.isBridge())
            .toList();
    if (methods.size() != 1) {
      throw fault(
          definition,
          "class %s has %d public methods %s; expected one"
              .formatted(definition.className(), methods.size(), definition.methodName()),
          null);
    }
    Method method = methods.get(0);
    try {
      List<FunctionParameter> parameters =
          Arrays.stream(method.getParameters()).map(FunctionParameter::of).toList();
      return new BoundFunction(
          definition, owner, method, parameters, FunctionLogger.of(definition.name()));
    } catch (IllegalArgumentException e) {
      throw fault(definition, String.valueOf(e.getMessage()), e);
    }
  }

  private static Class<?> owner(FunctionDefinition definition, ClassLoader loader) {
    try {
      return Class.forName(definition.className(), true, loader);
    } catch (ClassNotFoundException e) {
      throw fault(definition, "class " + definition.className() + " is not in the app", e);
    } catch (LinkageError e) {
      throw fault(definition, "class " + definition.className() + " cannot be loaded: " + e, e);
    }
  }

  Optional<FunctionParameter> annotatedWith(String simpleName) {
    return parameters.stream()
        .filter(parameter -> parameter.annotations().contains(simpleName))
        .findFirst();
  }

  private static IllegalArgumentException fault(
      FunctionDefinition definition,
      String fault,
      @org.jspecify.annotations.Nullable Throwable cause) {
    return new IllegalArgumentException(
        "function " + definition.name() + ": " + fault + ".", cause);
  }
}
