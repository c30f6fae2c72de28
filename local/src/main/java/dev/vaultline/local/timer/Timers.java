package dev.vaultline.local.timer;

import dev.vaultline.local.app.Binding;
import dev.vaultline.local.app.BindingTypes;
import dev.vaultline.local.app.FunctionApp;
import dev.vaultline.local.app.FunctionDefinition;
import dev.vaultline.local.app.FunctionFailedException;
import dev.vaultline.local.app.InputValue;
import dev.vaultline.local.fault.LocalHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timer triggers of an app. Each timer has a thread, so that its runs never overlap and never
 * delay another's.
 */
public final class Timers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Timers.class);

  /** The clock can be set, and the machine can sleep; waits are cut into pieces of this length. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final FunctionApp app;
  private final Clock clock;
  private final Path stateFolder;
  private final Duration closeLimit;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  private Timers(FunctionApp app, Path stateFolder, Clock clock, Duration closeLimit) {
    this.app = app;
    this.stateFolder = stateFolder;
    this.clock = clock;
    this.closeLimit = closeLimit;
  }

  /**
   * Starts the timers of an app.
   *
   * @param stateFolder where it is remembered when each ran
   * @param closeLimit how long {@link #close} waits for running functions
   * @throws LocalHostException when a schedule is invalid
   */
  public static Timers start(FunctionApp app, Path stateFolder, Clock clock, Duration closeLimit) {
    Timers timers = new Timers(app, stateFolder, clock, closeLimit);
    List<Thread> prepared =
        app.functions().stream()
            .filter(function -> function.triggeredBy(BindingTypes.TIMER_TRIGGER))
            .map(timers::thread)
            .toList();
    timers.threads.addAll(prepared);
    prepared.forEach(Thread::start);
    return timers;
  }

  private Thread thread(FunctionDefinition function) {
    Binding trigger = function.trigger();
    Ncrontab schedule = schedule(function, trigger);
    Optional<TimerStatusStore> store =
        trigger.flag("useMonitor", true)
            ? Optional.of(new TimerStatusStore(stateFolder))
            : Optional.empty();
    FunctionTimer timer = new FunctionTimer(function.name(), schedule, store, clock.instant());
    Thread thread =
        new Thread(() -> run(timer, trigger.flag("runOnStartup")), "timer-" + function.name());
    thread.setDaemon(true);
    return thread;
  }

  private Ncrontab schedule(FunctionDefinition function, Binding trigger) {
    try {
      return Ncrontab.parse(app.settings().resolve(trigger.text("schedule").orElse("")));
    } catch (IllegalArgumentException e) {
      throw new LocalHostException("Timer function " + function.name() + ": " + e.getMessage(), e);
    }
  }

  private void run(FunctionTimer timer, boolean atStart) {
    if (atStart && !timer.isPastDue()) {
      invoke(timer.function(), timer.info(false));
    }
    while (awaitDue(timer)) {
      Instant began = clock.instant();
      LOG.debug("Timer {} is due{}", timer.function(), timer.isPastDue() ? ", late" : "");
      invoke(timer.function(), timer.info(timer.isPastDue()));
      timer.ran(began, clock.instant());
    }
  }

  /** False when closing. */
  private boolean awaitDue(FunctionTimer timer) {
    while (!timer.isDue(clock.instant())) {
      Duration wait =
          timer.next().map(next -> Duration.between(clock.instant(), next)).orElse(LONGEST_WAIT);
      Duration piece = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
      if (closesWithin(piece)) {
        return false;
      }
    }
    return !closesWithin(Duration.ZERO);
  }

  private boolean closesWithin(Duration wait) {
    try {
      return closing.await(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void invoke(String function, String info) {
    try {
      app.invoke(function, Optional.of(new InputValue.Text(info)), Map.of());
    } catch (FunctionFailedException e) {
      LOG.error("Timer function {} failed; it runs again at its next time", function, e);
    }
  }

  /**
   * Runs a timer function now, on this thread and apart from its schedule.
   *
   * @throws FunctionFailedException when the function throws
   */
  public static void runByHand(FunctionApp app, FunctionDefinition function)
      throws FunctionFailedException {
    app.invoke(
        function.name(), Optional.of(new InputValue.Text(FunctionTimer.INFO_BY_HAND)), Map.of());
  }

  /** Lets no timer start any more and waits a bounded time for running functions. */
  @Override
  public void close() {
    closing.countDown();
    long deadline = System.nanoTime() + closeLimit.toNanos();
    try {
      for (Thread thread : threads) {
        thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
