package dev.vaultline.local.azurite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import dev.vaultline.local.fault.LocalHostException;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzuriteTest {
  @TempDir Path folder;

  @Test
  void anInMemoryAzuriteServesItsConnectionString() {
    try (Azurite azurite = Azurite.inMemory()) {
      queue(azurite).create();
      queue(azurite).sendMessage("hello");

      assertThat(queue(azurite).receiveMessage().getBody().toString()).isEqualTo("hello");
      assertThat(azurite.blobEndpoint().toString())
          .matches("http://127\\.0\\.0\\.1:\\d+/devstoreaccount1");
    }
  }

  @Test
  void closingEndsTheProcess() {
    Azurite azurite = Azurite.inMemory();
    Optional<ProcessHandle> process = ProcessHandle.of(azurite.pid());
    azurite.close();

    assertThat(process.map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }

  @Test
  void aPersistentAzuriteKeepsItsDataOverARestart() {
    AzuriteOptions options = AzuriteOptions.persistentOnFreePorts(folder);
    try (Azurite azurite = Azurite.start(options)) {
      queue(azurite).create();
      queue(azurite).sendMessage("kept");
    }
    try (Azurite azurite = Azurite.start(options)) {
      assertThat(queue(azurite).receiveMessage().getBody().toString()).isEqualTo("kept");
    }
  }

  @Test
  void aPortInUseIsNamedWithWhatToDo() throws Exception {
    try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = occupied.getLocalPort();
      AzuriteOptions options = new AzuriteOptions(Optional.of(folder), 0, port, 0);

      assertThatThrownBy(() -> Azurite.start(options))
          .isInstanceOf(LocalHostException.class)
          .hasMessageContaining("port " + port)
          .hasMessageContaining("choose other ports");
    }
  }

  @Test
  void anAzuriteWhoseLauncherIsKilledEndsByItselfAndTheNextStartTakesOverItsData()
      throws Exception {
    Process launcher = launcherProcess();
    long pid;
    try (BufferedReader output = launcher.inputReader()) {
      pid = Long.parseLong(output.readLine());
      launcher.destroyForcibly();
    }
    Optional<ProcessHandle> orphan = ProcessHandle.of(pid);
    try (Azurite azurite = Azurite.start(AzuriteOptions.persistentOnFreePorts(folder))) {
      assertThat(orphan.map(ProcessHandle::isAlive).orElse(false)).isFalse();
      assertThat(queue(azurite).receiveMessage().getBody().toString()).isEqualTo("from the first");
    }
  }

  @Test
  void aPidFileThatNamesAnotherProgramIsIgnored() throws Exception {
    Process bystander = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(folder.resolve("azurite.pid"), Long.toString(bystander.pid()));
      new PidFile(folder).endLeftBehind();

      assertThat(bystander.isAlive()).isTrue();
      assertThat(folder.resolve("azurite.pid")).doesNotExist();
    } finally {
      bystander.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void aMissingNodeIsReportedWithWhatToInstall() {
    assertThatThrownBy(() -> NodeRuntime.find("no-such-node"))
        .isInstanceOf(LocalHostException.class)
        .hasMessageContaining("no-such-node")
        .hasMessageContaining("Install Node.js 20");
  }

  @Test
  void anOldNodeIsReportedWithItsVersion() throws Exception {
    Path old = Files.writeString(folder.resolve("node"), "#!/bin/sh\necho v16.20.2\n");
    assertThat(old.toFile().setExecutable(true)).isTrue();

    assertThatThrownBy(() -> NodeRuntime.find(old.toString()))
        .isInstanceOf(LocalHostException.class)
        .hasMessageContaining("v16.20.2")
        .hasMessageContaining("20 or later");
  }

  @Test
  void aFailingNpmIsReportedWithItsLastLines() throws Exception {
    Files.writeString(folder.resolve("package.json"), "{}");

    assertThatThrownBy(() -> NpmRun.cleanInstall(folder))
        .isInstanceOf(LocalHostException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("npm error");
  }

  private Process launcherProcess() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KilledLauncher.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static QueueClient queue(Azurite azurite) {
    return new QueueClientBuilder()
        .connectionString(azurite.connectionString())
        .queueName("tests")
        .buildClient();
  }

  /** The program that is killed while its Azurite runs. */
  static final class KilledLauncher {
    public static void main(String[] arguments) throws Exception {
      Azurite azurite = Azurite.start(AzuriteOptions.persistentOnFreePorts(Path.of(arguments[0])));
      queue(azurite).create();
      queue(azurite).sendMessage("from the first");
      System.out.println(azurite.pid());
      System.out.flush();
      Thread.currentThread().join();
    }
  }
}
