package dev.vaultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostCommandsTest {
  @TempDir Path folder;

  @Test
  void theHubSaysThatItsPortIsInUseAndWhatToDo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Invocation run =
          Invocation.of(
              "hub", "--port", taken.getLocalPort(), "--database", folder.resolve("hub.db"));

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err())
          .contains("port " + taken.getLocalPort())
          .contains("choose another port")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void aPortThatIsNoneIsWrongUsage() {
    Invocation run = Invocation.of("hub", "--port", 70000);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--port 70000").contains("1 to 65535");
  }

  @Test
  void theHostWantsAnAppThatIsStaged() {
    Invocation run = Invocation.of("up", "--app", folder, "--data", folder.resolve("data"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("host.json");
  }

  @Test
  void aWorkerSaysThatNoHostAnswersAndWhatToDo() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    Invocation run = Invocation.of("up", "--join", "http://127.0.0.1:" + free);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("127.0.0.1:" + free).contains("vaultline up");
  }

  @Test
  void aWorkerJoinsNoHostOfAnotherMachine() {
    Invocation run = Invocation.of("up", "--join", "http://example.org:7071");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("one of this machine");
  }

  @Test
  void theDemoRefusesADiskThatIsNotThereBeforeItStartsAnything() {
    Invocation run =
        Invocation.of("demo", "--app", folder, "--disk", folder.resolve("no.img"), "--json");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.json().path("error").path("message").textValue()).isNotEmpty();
  }

  @Test
  void theVersionIsToldToPeopleAndPrograms() {
    assertThat(Invocation.done("version").out()).startsWith("vaultline ");
    assertThat(Invocation.done("version", "--json").json().path("java").textValue())
        .isEqualTo(Runtime.version().toString());
  }

  @Test
  void aSignatureThatWasTypedInTheWrongPlaceIsNotRepeated() {
    Invocation run =
        Invocation.of("points", "--vault", folder, "https://a.example/c?sv=1&sig=secret", "--json");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err() + run.out()).contains("https://a.example/c?...").doesNotContain("secret");
  }
}
