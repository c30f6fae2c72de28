package dev.vaultline.local.app;

import java.util.Map;
import java.util.Optional;

/**
 * What a function left behind.
 *
 * @param returned its return value; empty for none and for null
 * @param outputs the values it put into its output bindings, by binding name
 */
public record InvocationResult(Optional<Object> returned, Map<String, Object> outputs) {
  /** The name of the binding that a return value goes to. */
  public static final String RETURN = "$return";

  public InvocationResult {
    outputs = Map.copyOf(outputs);
  }
}
