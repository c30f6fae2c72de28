package dev.vaultline.local.http;

import dev.vaultline.local.app.Binding;
import dev.vaultline.local.app.FunctionDefinition;
import dev.vaultline.local.fault.LocalHostException;
import java.util.List;

/**
 * A function with an HTTP trigger.
 *
 * @param definition the function
 * @param route its path behind the prefix
 * @param methods the methods that it answers; empty for all
 */
record HttpFunction(FunctionDefinition definition, Route route, List<String> methods) {
  static HttpFunction of(FunctionDefinition definition) {
    Binding trigger = definition.trigger();
    try {
      Route route = Route.parse(trigger.text("route").orElse(definition.name()));
      return new HttpFunction(definition, route, trigger.texts("methods"));
    } catch (IllegalArgumentException e) {
      throw new LocalHostException("HTTP function " + definition.name() + ": " + e.getMessage(), e);
    }
  }

  boolean answers(String method) {
    return methods.isEmpty() || methods.stream().anyMatch(method::equalsIgnoreCase);
  }
}
