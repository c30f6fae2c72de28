package dev.vaultline.local.timer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timer of one function: when it is due, and what is remembered of it. Not safe for use by
 * several threads.
 *
 * <p>With {@code useMonitor} its state outlives the process: a run that was missed meanwhile is
 * made up for once, at once.
 */
final class FunctionTimer {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionTimer.class);

  /** What a function is told when it runs apart from its schedule. */
  static final String INFO_BY_HAND =
      "{\"Schedule\":{\"AdjustForDST\":true},\"ScheduleStatus\":null,\"IsPastDue\":false}";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String function;
  private final Ncrontab schedule;
  private final Optional<TimerStatusStore> store;
  private Optional<Instant> last;
  private Optional<Instant> next;
  private Instant updated;
  private boolean pastDue;

  /**
   * A timer that starts now.
   *
   * @param store where its state stays; empty for a timer without a monitor
   */
  FunctionTimer(String function, Ncrontab schedule, Optional<TimerStatusStore> store, Instant now) {
    this.function = function;
    this.schedule = schedule;
    this.store = store;
    Optional<TimerStatus> known = store.flatMap(s -> s.read(function));
    this.last = known.flatMap(TimerStatus::last);
    this.updated = now;
    // The state counts from its last run or first start by the schedule as it is now, which may
    // have changed since.
    Optional<Instant> due =
        known.flatMap(status -> schedule.next(status.last().orElse(status.updated())));
    this.pastDue = due.map(instant -> instant.isBefore(now)).orElse(false);
    this.next = pastDue ? Optional.of(now) : schedule.next(now);
    if (known.isEmpty()) {
      save(now);
    }
  }

  String function() {
    return function;
  }

  /** When it is due; empty for a schedule that never comes. */
  Optional<Instant> next() {
    return next;
  }

  boolean isDue(Instant now) {
    return next.map(instant -> !instant.isAfter(now)).orElse(false);
  }

  /** What the function is told about this run, in the form of the Azure host. */
  String info(boolean late) {
    ObjectNode root = JSON.createObjectNode();
    root.putObject("Schedule").put("AdjustForDST", true);
    ObjectNode status = root.putObject("ScheduleStatus");
    status.put("Last", last.orElse(Instant.EPOCH).toString());
    status.put("LastUpdated", updated.toString());
    next.flatMap(schedule::next)
        .or(() -> next)
        .ifPresent(instant -> status.put("Next", instant.toString()));
    root.put("IsPastDue", late);
    return root.toString();
  }

  /** Whether the coming run makes up for a missed one. */
  boolean isPastDue() {
    return pastDue;
  }

  /**
   * A run by the schedule began at this instant. Instants of the schedule that pass during a run
   * are left out.
   */
  void ran(Instant began, Instant now) {
    last = Optional.of(began);
    pastDue = false;
    next = schedule.next(now);
    save(now);
  }

  private void save(Instant now) {
    updated = now;
    Instant due = next.orElse(Instant.MAX);
    try {
      store.ifPresent(s -> s.write(function, new TimerStatus(last, due, now)));
    } catch (UncheckedIOException e) {
      // Only a run missed while the host is down depends on it; the timer itself must go on.
      LOG.warn("The state of timer {} is not saved", function, e);
    }
  }
}
