package dev.vaultline.local.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code function.json} says.
 *
 * @param name the name of its folder
 * @param scriptFile the jar, or folder of classes, that holds it
 * @param className the class of its entry point
 * @param methodName the method of its entry point
 * @param bindings its trigger, inputs and outputs
 */
public record FunctionDefinition(
    String name, Path scriptFile, String className, String methodName, List<Binding> bindings) {
  public FunctionDefinition {
    bindings = List.copyOf(bindings);
  }

  /** What makes it run. */
  public Binding trigger() {
    return bindings.stream()
        .filter(Binding::isTrigger)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("Function " + name + " was read without a trigger."));
  }

  /** Whether its trigger has the given type, such as {@code timerTrigger}. */
  public boolean triggeredBy(String type) {
    return trigger().is(type);
  }

  /** A binding by its name. */
  public Optional<Binding> binding(String bindingName) {
    return bindings.stream().filter(binding -> binding.name().equals(bindingName)).findFirst();
  }
}
