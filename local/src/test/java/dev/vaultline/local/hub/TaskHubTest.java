package dev.vaultline.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.DurableTaskGrpcClientBuilder;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskHubTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path folder;

  @Test
  void portInUseIsNamedWithWhatToDo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, loopback(1))) {
      assertThatThrownBy(() -> TaskHub.open(file(), taken.getLocalPort(), CLOCK))
          .isInstanceOf(TaskHubException.class)
          .hasMessage(
              "The task hub's port %d on 127.0.0.1 is in use: stop the program that has it, or choose another port"
                  .formatted(taken.getLocalPort()));
    }
    // The database was let go.
    TaskHub.open(file(), 0, CLOCK).close();
  }

  @Test
  void databaseInUseIsNamedWithWhatToDo() {
    try (TaskHub first = TaskHub.open(file(), 0, CLOCK)) {
      assertThat(first.port()).isPositive();
      assertThatThrownBy(() -> TaskHub.open(file(), 0, CLOCK))
          .isInstanceOf(TaskHubException.class)
          .hasMessage(
              "The task hub's database %s is in use by another process: stop it, or name another file"
                  .formatted(file()));
    }
  }

  @Test
  void fileThatIsNoDatabaseIsLeftAlone() throws Exception {
    Files.writeString(file(), "my notes, not a database, but long enough to look at as one");

    assertThatThrownBy(() -> TaskHub.open(file(), 0, CLOCK))
        .isInstanceOf(TaskHubException.class)
        .hasMessageContaining("is no task hub database, or a damaged one");
    assertThat(Files.readString(file())).startsWith("my notes");
  }

  @Test
  void databaseOfAnotherProgramIsLeftAlone() throws Exception {
    execute("CREATE TABLE theirs (x)");

    assertThatThrownBy(() -> TaskHub.open(file(), 0, CLOCK))
        .isInstanceOf(TaskHubException.class)
        .hasMessageContaining("belongs to another program");
  }

  @Test
  void databaseOfANewerVersionIsRefused() throws Exception {
    TaskHub.open(file(), 0, CLOCK).close();
    execute("PRAGMA user_version = 99");

    assertThatThrownBy(() -> TaskHub.open(file(), 0, CLOCK))
        .isInstanceOf(TaskHubException.class)
        .hasMessageContaining("has version 99 and this program knows version 1");
  }

  @Test
  void folderOfTheDatabaseIsCreated() {
    Path deep = folder.resolve("not/yet/there/hub.db");

    TaskHub.open(deep, 0, CLOCK).close();

    assertThat(deep).exists();
  }

  @Test
  void hubListensOnTheLoopbackInterfaceOnly() throws Exception {
    try (TaskHub hub = TaskHub.open(file(), 0, CLOCK)) {
      try (Socket socket = new Socket(loopback(1), hub.port())) {
        assertThat(socket.isConnected()).isTrue();
      }
      // All of 127/8 is this machine: another of its addresses shows whether the hub listens on
      // every interface.
      assertThatThrownBy(() -> new Socket(loopback(2), hub.port()).close())
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void waitingClientsAreToldThatTheHubStops() throws Exception {
    TaskHub hub = TaskHub.open(file(), 0, CLOCK);
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", hub.port()).usePlaintext().build();
    DurableTaskClient client = new DurableTaskGrpcClientBuilder().grpcChannel(channel).build();
    String id = client.scheduleNewOrchestrationInstance("Any");
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(
            () -> {
              try {
                client.waitForInstanceCompletion(id, HubFixture.PATIENCE, false);
              } catch (TimeoutException e) {
                throw new IllegalStateException(e);
              }
            });

    hub.close();

    assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(StatusRuntimeException.class)
        .extracting(e -> ((StatusRuntimeException) e).getStatus().getCode())
        .isEqualTo(Status.Code.UNAVAILABLE);
    channel.shutdownNow();
  }

  private static InetAddress loopback(int last) throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
  }

  private Path file() {
    return folder.resolve("hub.db");
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
