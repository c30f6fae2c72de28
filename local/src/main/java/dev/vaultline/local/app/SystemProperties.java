package dev.vaultline.local.app;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The app settings while they stand in the system properties of this JVM; closing puts back what
 * was there before.
 */
final class SystemProperties implements AutoCloseable {
  private final Map<String, Optional<String>> before = new HashMap<>();

  SystemProperties(AppSettings settings) {
    settings
        .values()
        .forEach(
            (name, value) ->
                before.put(name, Optional.ofNullable(System.setProperty(name, value))));
  }

  @Override
  public void close() {
    before.forEach(
        (name, value) ->
            value.ifPresentOrElse(
                old -> System.setProperty(name, old), () -> System.clearProperty(name)));
  }
}
