package dev.vaultline.azure.azurite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;

/**
 * Passes HTTP requests on to a service on this machine, one per connection, and loses what a test
 * wants to be lost. The service has done its work by then.
 */
public final class LossyProxy implements AutoCloseable {

  /** What gets lost. */
  public enum Loss {
    /** The whole answer: the connection is closed instead. */
    ANSWER,
    /** The second half of the answer. */
    HALF_OF_THE_ANSWER
  }

  private final ServerSocket socket;
  private final int port;
  private Loss loss = Loss.ANSWER;
  private int passing;
  private int losing;
  private int lost;

  /**
   * @param port of the service
   */
  public LossyProxy(int port) throws IOException {
    this.port = port;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread acceptor = new Thread(this::accept, "lossy-proxy");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  /** Its own port. */
  public int port() {
    return socket.getLocalPort();
  }

  /** Loses what belongs to the next requests. */
  public synchronized void lose(Loss loss, int times) {
    this.loss = loss;
    this.losing = times;
  }

  /** Lets some requests pass, then loses what belongs to one. */
  public synchronized void loseAfter(int requests, Loss loss) {
    passing = requests;
    lose(loss, 1);
  }

  /** How often something was lost. */
  public synchronized int lost() {
    return lost;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread thread = new Thread(() -> serve(client), "lossy-proxy-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket accepted) {
    try (Socket client = accepted;
        Socket service = new Socket(InetAddress.getLoopbackAddress(), port)) {
      passRequest(new DataInputStream(client.getInputStream()), service.getOutputStream());
      byte[] answer = service.getInputStream().readAllBytes();
      int length = lengthToPass(answer.length);
      client.getOutputStream().write(answer, 0, length);
      client.getOutputStream().flush();
    } catch (IOException e) {
      // The client sees its connection break, which is what this is for.
    }
  }

  private synchronized int lengthToPass(int length) {
    if (passing > 0) {
      passing--;
      return length;
    }
    if (losing == 0) {
      return length;
    }
    losing--;
    lost++;
    return loss == Loss.ANSWER ? 0 : length / 2;
  }

  /** Asks the service to close the connection, so that the answer ends with it. */
  private static void passRequest(DataInputStream from, OutputStream to) throws IOException {
    StringBuilder head = new StringBuilder();
    long length = 0;
    for (String line = readLine(from); !line.isEmpty(); line = readLine(from)) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(line.substring("content-length:".length()).strip());
      }
      if (!lower.startsWith("connection:")) {
        head.append(line).append("\r\n");
      }
    }
    head.append("Connection: close\r\n\r\n");
    to.write(head.toString().getBytes(ISO_8859_1));
    to.write(from.readNBytes(Math.toIntExact(length)));
    to.flush();
  }

  private static String readLine(InputStream from) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = from.read(); c != '\n'; c = from.read()) {
      if (c < 0) {
        throw new IOException("the client closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
