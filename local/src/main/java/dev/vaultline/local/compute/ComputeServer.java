package dev.vaultline.local.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vaultline.local.compute.access.DiskEndpoint;
import dev.vaultline.local.compute.access.QueryText;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmRequest;
import dev.vaultline.local.compute.arm.ArmResponse;
import dev.vaultline.local.compute.store.Json;
import dev.vaultline.local.fault.LocalHostException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of the emulator, on 127.0.0.1. */
final class ComputeServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ComputeServer.class);
  private static final int THREADS = 32;
  private static final int BACKLOG = 256;
  private static final int MOST_BODY_BYTES = 16 << 20;

  static {
    // Head and body are written apart; without this the second waits for the client's
    // acknowledgement of the first.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads;

  private ComputeServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Takes a port.
   *
   * @throws LocalHostException when another program has it
   */
  static ComputeServer bind(int port) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      ExecutorService threads =
          Executors.newFixedThreadPool(
              THREADS,
              task -> {
                Thread thread = new Thread(task, "compute");
                thread.setDaemon(true);
                return thread;
              });
      HttpServer server = HttpServer.create(address, BACKLOG);
      server.setExecutor(threads);
      return new ComputeServer(server, threads);
    } catch (IOException e) {
      throw new LocalHostException(
          "The Compute emulator cannot listen on port %d of 127.0.0.1: %s. End the program that has it, or choose another port."
              .formatted(port, e.getMessage()),
          e);
    }
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Begins to answer. */
  void serve(
      Function<ArmRequest, ArmResponse> control,
      Function<ArmRequest, ArmResponse> guests,
      DiskEndpoint disks) {
    server.createContext("/subscriptions", exchange -> json(exchange, control));
    server.createContext("/emulator", exchange -> json(exchange, guests));
    server.createContext("/disk/", exchange -> disk(exchange, disks));
    server.start();
  }

  private static void disk(HttpExchange exchange, DiskEndpoint disks) throws IOException {
    try (exchange) {
      disks.handle(exchange, QueryText.parse(exchange.getRequestURI().getRawQuery()));
    }
  }

  private void json(HttpExchange exchange, Function<ArmRequest, ArmResponse> answers)
      throws IOException {
    try (exchange) {
      ArmResponse response = answer(exchange, answers);
      response.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.getResponseHeaders().set("x-ms-request-id", UUID.randomUUID().toString());
      Optional<byte[]> body = response.body().map(Json::bytes);
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      boolean send = body.isPresent() && !exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(response.status(), send ? body.get().length : -1);
      if (send) {
        exchange.getResponseBody().write(body.get());
      }
    }
  }

  private ArmResponse answer(HttpExchange exchange, Function<ArmRequest, ArmResponse> answers)
      throws IOException {
    try {
      return answers.apply(read(exchange));
    } catch (ArmException refused) {
      return ArmResponse.refusal(refused);
    } catch (IllegalArgumentException e) {
      return ArmResponse.refusal(
          new ArmException(
              400, "InvalidRequestContent", "The request is invalid: " + e.getMessage()));
    } catch (RuntimeException e) {
      LOG.warn("The emulator failed at {}", exchange.getRequestURI().getPath(), e);
      return ArmResponse.refusal(
          new ArmException(500, "InternalServerError", "The emulator failed; its log says why."));
    }
  }

  private ArmRequest read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BODY_BYTES);
    ObjectNode json = body.length == 0 ? Json.object() : Json.parse(body);
    URI uri = exchange.getRequestURI();
    return new ArmRequest(
        exchange.getRequestMethod(),
        asked(exchange),
        uri.getPath(),
        QueryText.parse(uri.getRawQuery()),
        principal(exchange),
        json);
  }

  /** The address it was asked at, by which the caller comes again: there may be a proxy between. */
  private URI asked(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return host == null ? base() : URI.create("http://" + host);
  }

  /** Tells callers apart by their token, without keeping it. */
  private static String principal(HttpExchange exchange) {
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    return token == null
        ? "anonymous"
        : UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
