package dev.vaultline.cli.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The surroundings of this process. */
final class ThisMachine implements Surroundings {
  private static final int CONNECT_MILLIS = 500;
  private static final long AZD_SECONDS = 30;
  private static final Pattern VALUE = Pattern.compile("(?m)^([A-Za-z0-9_]+)=\"(.*)\"\\s*$");

  private final Map<String, String> environment;
  private final Path folder;

  /**
   * @param folder where a deployment is looked for
   */
  ThisMachine(Map<String, String> environment, Path folder) {
    this.environment = Map.copyOf(environment);
    this.folder = folder;
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }

  @Override
  public Map<String, String> azdValues() {
    if (!Files.isDirectory(folder.resolve(".azure"))) {
      return Map.of();
    }
    try {
      Process azd =
          new ProcessBuilder("azd", "env", "get-values")
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      azd.getOutputStream().close();
      String text = new String(azd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return azd.waitFor(AZD_SECONDS, TimeUnit.SECONDS) && azd.exitValue() == 0
          ? values(text)
          : Map.of();
    } catch (IOException e) {
      // No azd on this machine: so this is not how the service is found.
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  /** The lines {@code KEY="value"} of a text. */
  static Map<String, String> values(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher line = VALUE.matcher(text);
    while (line.find()) {
      values.put(line.group(1), line.group(2).replace("\\\"", "\"").replace("\\\\", "\\"));
    }
    return values;
  }

  @Override
  public boolean answers(URI local) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(local.getHost(), local.getPort()), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
