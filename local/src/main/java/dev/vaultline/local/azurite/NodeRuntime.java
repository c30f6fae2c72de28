package dev.vaultline.local.azurite;

import dev.vaultline.local.fault.LocalHostException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Node.js of this machine, which Azurite runs on. */
final class NodeRuntime {
  /** The oldest release that the installed Azurite is tested with. */
  static final int OLDEST_MAJOR = 20;

  private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*", Pattern.DOTALL);
  private static final String ADVICE =
      " Install Node.js "
          + OLDEST_MAJOR
          + " or later (https://nodejs.org, or your package manager's nodejs and npm) and see that `node` and `npm` are on"
          + " the PATH; or use a real storage account instead of Azurite.";

  private final List<String> command;

  private NodeRuntime(List<String> command) {
    this.command = command;
  }

  /**
   * The Node.js that the command starts.
   *
   * @throws LocalHostException when there is none, or it is too old
   */
  static NodeRuntime find(String command) {
    String answer = ask(List.of(command, "--version"));
    Matcher version = VERSION.matcher(answer.strip());
    if (!version.matches()) {
      throw new LocalHostException(
          "`" + command + " --version` answered '" + answer.strip() + "', not a version." + ADVICE);
    }
    if (Integer.parseInt(version.group(1)) < OLDEST_MAJOR) {
      throw new LocalHostException(
          "Azurite needs Node.js "
              + OLDEST_MAJOR
              + " or later; this machine has "
              + answer.strip()
              + "."
              + ADVICE);
    }
    return new NodeRuntime(List.of(command));
  }

  /** The command that starts Node.js. */
  List<String> command() {
    return command;
  }

  /** The command that starts npm. */
  static List<String> npm() {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    return List.of(windows ? "npm.cmd" : "npm");
  }

  private static String ask(List<String> command) {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new LocalHostException(
          "Azurite needs Node.js, and `" + command.get(0) + "` cannot be started." + ADVICE, e);
    }
    try (InputStream output = process.getInputStream()) {
      String answer = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(10, TimeUnit.SECONDS);
      return answer;
    } catch (IOException e) {
      throw new LocalHostException(
          "Cannot read the answer of `" + String.join(" ", command) + "`." + ADVICE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalHostException("Interrupted while looking for Node.js.", e);
    } finally {
      process.destroy();
    }
  }
}
