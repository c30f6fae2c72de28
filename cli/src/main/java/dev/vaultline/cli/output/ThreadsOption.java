package dev.vaultline.cli.output;

import dev.vaultline.engine.InvalidInputException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says how many threads work. */
public final class ThreadsOption {
  private static final int MOST_BY_DEFAULT = 4;
  private static final int MOST = 64;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "How many threads work, each with up to 50 MiB. Default: one per core, at most 4.")
  private Optional<Integer> threads = Optional.empty();

  /**
   * How many threads are to work.
   *
   * @throws InvalidInputException when it is not from 1 to 64
   */
  public int count() {
    int count =
        threads.orElse(Math.min(MOST_BY_DEFAULT, Runtime.getRuntime().availableProcessors()));
    if (count < 1 || count > MOST) {
      throw new InvalidInputException(
          "--threads " + count + " is not possible: expected 1 to " + MOST);
    }
    return count;
  }
}
