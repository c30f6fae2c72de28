package dev.vaultline.local.compute.fault;

import java.time.Duration;
import java.util.function.Consumer;

/** Lets reads of disks wait while {@link Fault.Type#SLOW_DISK} is on. */
public final class SlowDisk {
  private final Faults faults;
  private final Consumer<Duration> sleeper;

  /**
   * One that waits as a sleeper does.
   *
   * @param sleeper returns when a time has passed
   */
  public SlowDisk(Faults faults, Consumer<Duration> sleeper) {
    this.faults = faults;
    this.sleeper = sleeper;
  }

  /** Returns when a read that begins now may go on. */
  public void awaitRead() {
    faults
        .strike(Fault.Type.SLOW_DISK, "read")
        .ifPresent(fault -> sleeper.accept(Duration.ofMillis(fault.amount())));
  }
}
