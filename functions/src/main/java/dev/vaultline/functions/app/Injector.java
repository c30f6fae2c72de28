package dev.vaultline.functions.app;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import dev.vaultline.azure.account.Throttling;
import dev.vaultline.functions.settings.Settings;
import dev.vaultline.functions.settings.SettingsParser;
import dev.vaultline.functions.telemetry.Telemetry;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives the worker our functions. Built at the first invocation, and kept as long as the process.
 */
public final class Injector implements FunctionInstanceInjector {
  private static @Nullable App app;

  @Override
  public <T> T getInstance(Class<T> functionClass) {
    return app().function(functionClass);
  }

  private static synchronized App app() {
    App built = app;
    if (built == null) {
      Settings settings = SettingsParser.parse(Injector::setting);
      Telemetry telemetry = new Telemetry(GlobalOpenTelemetry.get());
      Consumer<String> throttled = telemetry.measurements()::throttled;
      Throttling.tell(throttled);
      built = new App(AzurePorts.of(settings, throttled), settings, telemetry, Clock.systemUTC());
      app = built;
    }
    return built;
  }

  /** The local host can't set the environment of its own process: it sets system properties. */
  private static Optional<String> setting(String key) {
    return Optional.ofNullable(System.getenv(key))
        .or(() -> Optional.ofNullable(System.getProperty(key)));
  }
}
