package dev.vaultline.local.app;

import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import dev.vaultline.local.fault.LocalHostException;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * What an app registers with the service loader, as the worker finds it.
 *
 * @param middleware runs around every call, in this order
 * @param injector makes the objects that functions are methods of
 */
record AppExtensions(List<Middleware> middleware, FunctionInstanceInjector injector) {
  /**
   * The extensions of an app.
   *
   * @throws LocalHostException when one cannot be made, or there is more than one injector
   */
  static AppExtensions of(ClassLoader app) {
    try {
      List<Middleware> middleware =
          ServiceLoader.load(Middleware.class, app).stream()
              .map(ServiceLoader.Provider::get)
              .toList();
      List<FunctionInstanceInjector> injectors =
          ServiceLoader.load(FunctionInstanceInjector.class, app).stream()
              .map(ServiceLoader.Provider::get)
              .toList();
      if (injectors.size() > 1) {
        throw new LocalHostException(
            "The function app registers %d FunctionInstanceInjectors; the worker accepts one."
                .formatted(injectors.size()));
      }
      return new AppExtensions(
          middleware, injectors.isEmpty() ? new NewInstanceEachTime() : injectors.get(0));
    } catch (ServiceConfigurationError e) {
      Throwable cause = e.getCause();
      throw new LocalHostException(
          "The function app cannot be set up: "
              + (cause == null ? e.getMessage() : cause.toString()),
          e);
    }
  }

  private static final class NewInstanceEachTime implements FunctionInstanceInjector {
    @Override
    public <T> T getInstance(Class<T> functionClass) throws Exception {
      return functionClass.getConstructor().newInstance();
    }
  }
}
