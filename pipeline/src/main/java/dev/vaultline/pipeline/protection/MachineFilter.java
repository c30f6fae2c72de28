package dev.vaultline.pipeline.protection;

import dev.vaultline.pipeline.machine.FoundMachine;
import java.util.Optional;

/**
 * Which machines to list.
 *
 * @param tag {@code name} or {@code name=value}
 * @param isProtected only those that are, or are not
 */
public record MachineFilter(
    Optional<String> subscription,
    Optional<String> resourceGroup,
    Optional<String> tag,
    Optional<Boolean> isProtected) {

  boolean matches(MachineView view) {
    return isProtected.map(wanted -> wanted == view.isProtected()).orElse(true)
        && tag.map(wanted -> has(view.machine(), wanted)).orElse(true);
  }

  private static boolean has(FoundMachine machine, String wanted) {
    int equals = wanted.indexOf('=');
    if (equals < 0) {
      return machine.tag(wanted).isPresent();
    }
    return machine
        .tag(wanted.substring(0, equals))
        .filter(value -> value.equals(wanted.substring(equals + 1)))
        .isPresent();
  }
}
