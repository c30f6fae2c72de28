package dev.vaultline.functions.app;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The functions of the app by their class. */
final class FunctionCatalog {
  private final Map<Class<?>, Object> functions = new HashMap<>();

  void add(Object function) {
    functions.put(function.getClass(), function);
  }

  <T> T get(Class<T> type) {
    Object function = functions.get(type);
    if (function == null) {
      throw new IllegalArgumentException(type.getName() + " is no function of this app");
    }
    return type.cast(function);
  }

  Set<Class<?>> types() {
    return Set.copyOf(functions.keySet());
  }
}
