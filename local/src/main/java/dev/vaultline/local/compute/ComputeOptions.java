package dev.vaultline.local.compute;

import dev.vaultline.local.compute.limit.ComputeLimits;
import dev.vaultline.local.compute.operation.Pace;
import java.time.Duration;

/**
 * How the emulator behaves.
 *
 * @param port of 127.0.0.1; 0 takes a free one
 * @param limits what it refuses for being too much or too soon
 * @param pace how long operations take
 * @param copyTime how long copies in the background take: to another region, and of Ultra and
 *     Premium SSD v2 disks
 * @param pageSize how many resources on a page of a list
 */
public record ComputeOptions(
    int port, ComputeLimits limits, Pace pace, Duration copyTime, int pageSize) {
  /** The port that nothing else of the local host uses. */
  public static final int DEFAULT_PORT = 7073;

  private static final int DEFAULT_PAGE = 100;

  public ComputeOptions {
    if (port < 0 || port > 65_535 || pageSize < 1 || copyTime.isNegative()) {
      throw new IllegalArgumentException(
          "expected a port, a page of 1 or more and no negative time, found port "
              + port
              + ", page "
              + pageSize
              + ", time "
              + copyTime);
    }
  }

  /** Azure's limits, and operations that are done at the first poll. */
  public static ComputeOptions onPort(int port) {
    return new ComputeOptions(
        port, ComputeLimits.ofAzure(), Pace.fast(), Duration.ZERO, DEFAULT_PAGE);
  }

  public ComputeOptions withLimits(ComputeLimits other) {
    return new ComputeOptions(port, other, pace, copyTime, pageSize);
  }

  public ComputeOptions withPace(Pace other) {
    return new ComputeOptions(port, limits, other, copyTime, pageSize);
  }

  public ComputeOptions withCopyTime(Duration other) {
    return new ComputeOptions(port, limits, pace, other, pageSize);
  }

  public ComputeOptions withPageSize(int other) {
    return new ComputeOptions(port, limits, pace, copyTime, other);
  }
}
