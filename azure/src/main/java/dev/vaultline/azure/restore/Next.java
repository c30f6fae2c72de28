package dev.vaultline.azure.restore;

import dev.vaultline.azure.compute.arm.Operation;
import java.util.function.Supplier;

/**
 * What is to be done next about a resource, as it is now.
 *
 * @param <R> what it comes to in the end
 */
sealed interface Next<R> {

  /** Nothing: it is as it should be. */
  record Reached<R>(R result) implements Next<R> {}

  /** Something that somebody began before has to end. */
  record Wait<R>(String reason) implements Next<R> {}

  /** An operation; afterwards there may be another. */
  record Start<R>(Supplier<Operation<?>> operation) implements Next<R> {}
}
