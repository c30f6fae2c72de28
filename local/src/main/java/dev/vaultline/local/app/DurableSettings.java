package dev.vaultline.local.app;

/**
 * The {@code extensions.durableTask} part of {@code host.json}.
 *
 * @param hubName the name of the task hub
 * @param maxConcurrentActivities the most activities that run at a time, at least 1
 * @param maxConcurrentOrchestrators the most orchestrators that run at a time, at least 1
 */
public record DurableSettings(
    String hubName, int maxConcurrentActivities, int maxConcurrentOrchestrators) {
  /**
   * Azure's own default of ten per core starves a machine that also runs the storage and the hub.
   */
  private static final int PER_CORE = 4;

  public DurableSettings {
    check("maxConcurrentActivityFunctions", maxConcurrentActivities);
    check("maxConcurrentOrchestratorFunctions", maxConcurrentOrchestrators);
  }

  /** What applies when {@code host.json} says nothing, for a number of cores. */
  static DurableSettings forCores(int cores) {
    return new DurableSettings("TestHubName", cores * PER_CORE, cores * PER_CORE);
  }

  private static void check(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "host.json: extensions.durableTask.%s is %d; expected 1 or more.".formatted(name, value));
    }
  }
}
