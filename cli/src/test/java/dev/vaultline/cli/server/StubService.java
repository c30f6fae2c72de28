package dev.vaultline.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service on this machine that answers what it was told to. */
public final class StubService implements AutoCloseable {
  private record Answer(int status, String body) {}

  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final List<String> requests = new ArrayList<>();
  private final List<Map<String, List<String>>> headers = new ArrayList<>();

  public StubService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    requests.add(request + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    headers.add(exchange.getRequestHeaders());
    Deque<Answer> prepared = answers.getOrDefault(request, new ArrayDeque<>());
    Answer answer =
        prepared.isEmpty()
            ? new Answer(404, "{'detail':'there is no such thing'}")
            : prepared.size() > 1 ? prepared.poll() : prepared.peek();
    byte[] bytes = answer.body.replace('\'', '"').getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /**
   * Answers a request from now on; what is told later comes later, and the last stays.
   *
   * @param body in which apostrophes stand for quotes
   */
  public synchronized StubService answers(String request, int status, String body) {
    answers.computeIfAbsent(request, key -> new ArrayDeque<>()).add(new Answer(status, body));
    return this;
  }

  /** Where it is. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What it was asked, with the bodies. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** The headers of the last request. */
  public synchronized Map<String, List<String>> lastHeaders() {
    return headers.get(headers.size() - 1);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
