package dev.vaultline.cli.output;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * The signals that ask a process to end. The one way to hear of them before the Java machine shuts
 * down is {@code sun.misc.Signal}, which every JDK from 17 to 25 supports; it is called by name,
 * for the compiler warns of it. Where it is missing, the process ends at once as it would without.
 */
final class Signals {
  private static final Map<String, Integer> NUMBERS = Map.of("INT", 2, "TERM", 15, "HUP", 1);
  private static final int SIGNALLED = 128;

  private Signals() {}

  /**
   * Calls back when the process is asked to end, on a thread of its own; it then has to end it.
   *
   * @param action is given the exit code that shells expect
   */
  static void onEnd(IntConsumer action) {
    NUMBERS.forEach((name, number) -> handle(name, () -> action.accept(SIGNALLED + number)));
  }

  private static void handle(String name, Runnable action) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object signal = type.getConstructor(String.class).newInstance(name);
      Object before =
          type.getMethod("handle", type, handlerType)
              .invoke(null, signal, handler(handlerType, action));
      // What was started to ignore a signal (nohup) keeps ignoring it.
      if (before != null && before.equals(handlerType.getField("SIG_IGN").get(null))) {
        type.getMethod("handle", type, handlerType).invoke(null, signal, before);
      }
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // A machine without this signal: nothing asks by it.
    }
  }

  private static Object handler(Class<?> handlerType, Runnable action) {
    InvocationHandler calls =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "handle" -> {
                action.run();
                yield null;
              }
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> "handler";
            };
    return Proxy.newProxyInstance(
        handlerType.getClassLoader(), new Class<?>[] {handlerType}, calls);
  }
}
