package dev.vaultline.pipeline;

import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.store.StoreUnavailableException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/** Counts the calls of ports, and lets one of them fail, as a process or a network does. */
public final class Faults {
  /** When a call fails. */
  public enum Moment {
    /** Nothing was done. */
    BEFORE,
    /** It was done; its answer was lost. */
    AFTER
  }

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private List<String> counted = List.of();
  private OptionalInt failing = OptionalInt.empty();
  private Optional<Runnable> interruption = Optional.empty();
  private int eventAt;
  private Moment moment = Moment.BEFORE;

  /** Lets one call fail, counted from 0 and from now on. */
  public void failAt(int call, Moment when) {
    calls.clear();
    failing = OptionalInt.of(call);
    moment = when;
  }

  /** Lets something else happen before a call, counted from 0 and from now on. */
  public void before(int call, Runnable event) {
    calls.clear();
    eventAt = call;
    interruption = Optional.of(event);
  }

  /** Whether it happened. */
  public boolean reached() {
    return interruption.isEmpty();
  }

  /** Lets nothing fail or happen any more; the calls so far stay countable. */
  public void clear() {
    interruption = Optional.empty();
    failing = OptionalInt.empty();
    counted = List.copyOf(calls);
  }

  /** The calls between the last {@link #failAt} and {@link #clear}, as port and method. */
  public List<String> calls() {
    return counted;
  }

  /** The same port, watched. */
  public <T> T watch(Class<T> port, String name, T target) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          int call = calls.size();
          if (call == eventAt && interruption.isPresent()) {
            Runnable event = interruption.get();
            interruption = Optional.empty();
            event.run();
          }
          calls.add(name + "." + method.getName());
          boolean fails = failing.isPresent() && failing.getAsInt() == call;
          if (fails && moment == Moment.BEFORE) {
            throw failure(name, method.getName());
          }
          try {
            Object result = method.invoke(target, arguments);
            if (fails) {
              throw failure(name, method.getName());
            }
            return result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }

  private StoreUnavailableException failure(String port, String method) {
    return new StoreUnavailableException(
        Remedy.RETRY,
        port + "." + method + " failed " + moment + " its effect",
        new IllegalStateException("injected"));
  }
}
