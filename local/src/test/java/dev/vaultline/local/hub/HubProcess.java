package dev.vaultline.local.hub;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** A hub in a process of its own, to be killed. */
final class HubProcess implements AutoCloseable {
  private final Process process;
  private final int port;

  private HubProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static HubProcess start(Path database, int port) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dcom.google.protobuf.use_unsafe_pre22_gencode",
                "-cp",
                System.getProperty("java.class.path"),
                HubProcess.class.getName(),
                database.toString(),
                Integer.toString(port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    return new HubProcess(process, Integer.parseInt(output.readLine()));
  }

  int port() {
    return port;
  }

  /** Ends the process as kill -9 does: it can do nothing about it. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new AssertionError("The hub's process did not end");
    }
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  public static void main(String[] arguments) throws InterruptedException {
    try (TaskHub hub =
        TaskHub.open(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Clock.systemUTC())) {
      System.out.println(hub.port());
      hub.awaitClose();
    }
  }
}
