package dev.vaultline.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vaultline.local.app.FunctionApp;
import dev.vaultline.local.app.HttpResponseData;
import dev.vaultline.local.fault.LocalHostException;
import dev.vaultline.local.join.Invitation;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of the local host, on 127.0.0.1. It takes its port at once and answers when it
 * serves an app.
 */
public final class HttpFrontEnd implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpFrontEnd.class);
  private static final int THREADS = 64;
  private static final int BACKLOG = 128;

  static {
    // Head and body are written apart; without this the second waits 40 ms for the client's
    // acknowledgement of the first.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final Duration closeLimit;
  private final ExecutorService threads;

  private HttpFrontEnd(HttpServer server, Duration closeLimit) {
    this.server = server;
    this.closeLimit = closeLimit;
    AtomicInteger count = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "http-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Takes a port.
   *
   * @param port of 127.0.0.1; 0 for a free one
   * @param closeLimit how long {@link #close} waits for running functions
   * @throws LocalHostException when another program has it
   */
  public static HttpFrontEnd bind(int port, Duration closeLimit) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      return new HttpFrontEnd(HttpServer.create(address, BACKLOG), closeLimit);
    } catch (BindException e) {
      throw new LocalHostException(
          "The HTTP port %d of 127.0.0.1 is in use. End the program that has it (perhaps another local host), or choose another port."
              .formatted(port),
          e);
    } catch (IOException e) {
      throw new LocalHostException(
          "Cannot listen on port " + port + " of 127.0.0.1: " + e.getMessage(), e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /**
   * Starts to answer with the functions of an app.
   *
   * @param invitation told to those who want to work for this host
   * @throws LocalHostException when a route is invalid
   */
  public void serve(FunctionApp app, Invitation invitation) {
    FunctionEndpoint functions = new FunctionEndpoint(app);
    AdminEndpoint admin = new AdminEndpoint(app, invitation, threads);
    server.createContext("/", exchange -> handle(exchange, functions, admin));
    server.setExecutor(threads);
    server.start();
  }

  private static void handle(
      HttpExchange httpExchange, FunctionEndpoint functions, AdminEndpoint admin) {
    Exchange exchange = new Exchange(httpExchange);
    try {
      HttpResponseData response =
          exchange
              .read()
              .map(
                  request ->
                      AdminEndpoint.owns(Paths.segments(request.uri()))
                          ? admin.answer(request)
                          : functions.answer(request))
              .orElse(HttpResponseData.empty(413));
      exchange.write(response);
    } catch (IllegalArgumentException e) {
      LOG.debug("A malformed request", e);
      writeQuietly(exchange, HttpResponseData.empty(400));
    } catch (IOException e) {
      LOG.debug("The client of {} went away", httpExchange.getRequestURI(), e);
    } finally {
      exchange.close();
    }
  }

  private static void writeQuietly(Exchange exchange, HttpResponseData response) {
    try {
      exchange.write(response);
    } catch (IOException e) {
      LOG.debug("The client went away", e);
    }
  }

  /** Accepts no more, and waits a bounded time for running functions. */
  @Override
  public void close() {
    // Not the server first: that would cut the connections of running functions.
    threads.shutdown();
    try {
      threads.awaitTermination(closeLimit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    threads.shutdownNow();
  }
}
