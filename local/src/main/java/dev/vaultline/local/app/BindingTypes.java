package dev.vaultline.local.app;

import java.util.Set;
import java.util.TreeSet;

/** The binding types that the local host serves. */
public final class BindingTypes {
  public static final String HTTP_TRIGGER = "httpTrigger";
  public static final String HTTP = "http";
  public static final String TIMER_TRIGGER = "timerTrigger";
  public static final String QUEUE_TRIGGER = "queueTrigger";
  public static final String QUEUE = "queue";
  public static final String ORCHESTRATION_TRIGGER = "orchestrationTrigger";
  public static final String ACTIVITY_TRIGGER = "activityTrigger";
  public static final String DURABLE_CLIENT = "durableClient";

  private static final Set<String> ALL =
      Set.of(
          HTTP_TRIGGER,
          HTTP,
          TIMER_TRIGGER,
          QUEUE_TRIGGER,
          QUEUE,
          ORCHESTRATION_TRIGGER,
          ACTIVITY_TRIGGER,
          DURABLE_CLIENT);

  private BindingTypes() {}

  static boolean contains(String type) {
    return ALL.stream().anyMatch(known -> known.equalsIgnoreCase(type));
  }

  static String list() {
    return String.join(", ", new TreeSet<>(ALL));
  }
}
