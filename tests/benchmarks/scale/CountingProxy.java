import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passes HTTP on to a server, and counts the requests and how many are unanswered at once. */
final class CountingProxy {
  private static final Pattern REQUEST =
      Pattern.compile("(GET|HEAD|PUT|POST|PATCH|MERGE|DELETE) (/[^ ]*) HTTP/1.1\r$");
  private static final int LONGEST = 8_000;

  private final URI target;
  private final BiFunction<String, String, String> names;
  private final ServerSocket socket;
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Integer> open = new HashMap<>();
  private final Map<String, Span> spans = new HashMap<>();

  private CountingProxy(URI target, BiFunction<String, String, String> names) throws IOException {
    this.target = target;
    this.names = names;
    this.socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  }

  /**
   * Starts one, which lives as long as this process.
   *
   * @param names what a request is counted as, by its method and its path with the query
   */
  static CountingProxy before(URI target, BiFunction<String, String, String> names)
      throws IOException {
    CountingProxy proxy = new CountingProxy(target, names);
    daemon(proxy::accept);
    return proxy;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** The requests so far. */
  synchronized Map<String, Long> counts() {
    return new TreeMap<>(counts);
  }

  /**
   * Requests of one name, over a time.
   *
   * @param first when the first one came
   * @param last when the last one was answered
   * @param most how many were unanswered at once, at most
   */
  record Span(Instant first, Instant last, int most) {
    double seconds() {
      return first.until(last, ChronoUnit.MILLIS) / 1000.0;
    }

    private Span with(Span later) {
      return new Span(first, later.last, Math.max(most, later.most));
    }
  }

  /** The requests of a name since this was last asked. */
  synchronized Optional<Span> takeSpan(String name) {
    return Optional.ofNullable(spans.remove(name));
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = socket.accept();
      Socket server = new Socket(target.getHost(), target.getPort());
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      AtomicReference<String> unanswered = new AtomicReference<>();
      daemon(() -> requests(client, server, unanswered));
      daemon(() -> answers(server, client, unanswered));
    }
  }

  private void requests(Socket client, Socket server, AtomicReference<String> unanswered)
      throws IOException {
    byte[] buffer = new byte[64 << 10];
    StringBuilder line = new StringBuilder();
    try (client;
        server;
        InputStream in = client.getInputStream();
        OutputStream out = server.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        for (int at = 0; at < read; at++) {
          if (buffer[at] == '\n') {
            look(line, unanswered);
            line.setLength(0);
          } else {
            line.append((char) (buffer[at] & 0xff));
            // A request follows on the body before it, which ends without a line's end.
            if (line.length() > 2 * LONGEST) {
              line.delete(0, LONGEST);
            }
          }
        }
        out.write(buffer, 0, read);
      }
    } finally {
      answered(unanswered);
    }
  }

  private void answers(Socket server, Socket client, AtomicReference<String> unanswered)
      throws IOException {
    byte[] buffer = new byte[64 << 10];
    try (client;
        server;
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        answered(unanswered);
        out.write(buffer, 0, read);
      }
    }
  }

  private synchronized void look(CharSequence line, AtomicReference<String> unanswered) {
    Matcher request = REQUEST.matcher(line);
    if (request.find()) {
      String name = names.apply(request.group(1), request.group(2));
      counts.merge(name, 1L, Long::sum);
      see(name, open.merge(name, 1, Integer::sum));
      unanswered.set(name);
    }
  }

  private synchronized void answered(AtomicReference<String> unanswered) {
    String name = unanswered.getAndSet(null);
    if (name != null) {
      see(name, open.merge(name, -1, Integer::sum));
    }
  }

  private void see(String name, int unanswered) {
    Instant now = Instant.now();
    spans.merge(name, new Span(now, now, unanswered), Span::with);
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void daemon(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // A connection ended.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
