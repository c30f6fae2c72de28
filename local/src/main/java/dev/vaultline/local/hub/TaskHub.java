package dev.vaultline.local.hub;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * A durable task hub on this machine: orchestrations, their histories, timers and messages in one
 * SQLite file, served to durable-task clients and workers over gRPC on 127.0.0.1.
 *
 * <p>Whatever was acknowledged survives the death of the process; on opening the same file again
 * every orchestration goes on from its last committed turn. An activity is done at least once and
 * its result is delivered exactly once.
 */
public final class TaskHub implements AutoCloseable {
  /** The port that Durable Functions' own host uses. */
  public static final int DEFAULT_PORT = 4001;

  private static final int LARGEST_MESSAGE = 64 << 20;

  private final Server server;
  private final HubLoop loop;

  private TaskHub(Server server, HubLoop loop) {
    this.server = server;
    this.loop = loop;
  }

  /**
   * Opens a hub, creating its database (and the folder it is in) if there is none.
   *
   * @param databaseFile the SQLite file; SQLite keeps a second file beside it while the hub is open
   * @param port the TCP port on 127.0.0.1; 0 for any free one
   * @param clock the clock that timers and time stamps go by
   * @throws TaskHubException if the port or the database is in use, or the database cannot be used;
   *     the message says what to do
   */
  public static TaskHub open(Path databaseFile, int port, Clock clock) {
    createFolder(databaseFile);
    HubTime time = new HubTime(clock);
    HubState state = new HubState(HubStore.open(databaseFile), time);
    HubLoop loop = new HubLoop(state);
    HubService service = state.service(loop);
    Server server = server(port, service);
    loop.start();
    try {
      server.start();
    } catch (IOException e) {
      loop.close();
      throw explain(port, e);
    }
    return new TaskHub(server, loop);
  }

  private static Server server(int port, HubService service) {
    Connections connections = new Connections(service::disconnected);
    return NettyServerBuilder.forAddress(new InetSocketAddress(loopback(), port))
        .addService(service)
        // The last one is asked first.
        .intercept(new LostReports(service::reportLost))
        .intercept(connections)
        .addTransportFilter(connections)
        // Calls only leave a message for the loop, so they need no threads of their own.
        .directExecutor()
        .maxInboundMessageSize(LARGEST_MESSAGE)
        .permitKeepAliveWithoutCalls(true)
        .permitKeepAliveTime(5, TimeUnit.SECONDS)
        // A worker that is stopped rather than dead gives its work back after two minutes.
        .keepAliveTime(60, TimeUnit.SECONDS)
        .keepAliveTimeout(60, TimeUnit.SECONDS)
        .build();
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address", e);
    }
  }

  private static void createFolder(Path databaseFile) {
    Path folder = databaseFile.toAbsolutePath().getParent();
    if (folder == null) {
      throw new TaskHubException(
          "The task hub's database needs a file name; found " + databaseFile);
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new TaskHubException(
          "The folder %s for the task hub's database cannot be created (%s)"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private static TaskHubException explain(int port, IOException e) {
    if (isAddressInUse(e)) {
      return new TaskHubException(
          "The task hub's port %d on 127.0.0.1 is in use: stop the program that has it, or choose another port"
              .formatted(port),
          e);
    }
    return new TaskHubException(
        "The task hub cannot listen on port %d of 127.0.0.1 (%s)".formatted(port, e.getMessage()),
        e);
  }

  /** Netty's native transports have an exception of their own, so only the system's words tell. */
  private static boolean isAddressInUse(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException
          || String.valueOf(cause.getMessage()).contains("Address already in use")) {
        return true;
      }
    }
    return false;
  }

  /** The TCP port on 127.0.0.1 that the hub listens on. */
  public int port() {
    return server.getPort();
  }

  /** Waits until the hub is closed. */
  public void awaitClose() throws InterruptedException {
    server.awaitTermination();
  }

  /**
   * Stops serving: connected workers and waiting clients are told so, and the database is closed.
   */
  @Override
  public void close() {
    server.shutdown();
    loop.close();
    try {
      if (!server.awaitTermination(2, TimeUnit.SECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
