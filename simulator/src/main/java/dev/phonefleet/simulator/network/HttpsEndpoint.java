package dev.phonefleet.simulator.network;

import dev.phonefleet.simulator.report.Tally;
import dev.phonefleet.simulator.scenario.HttpsBehavior;
import dev.phonefleet.simulator.scenario.HttpsBehavior.Mode;
import dev.phonefleet.simulator.scenario.Region;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLSocket;

/** A region's provisioning server, as far as one can see it from outside. */
final class HttpsEndpoint {
  private static final int LONGEST_HEAD = 16_384;
  private static final int PATIENCE_MILLIS = 10_000;
  private static final String BODY = "The simulator's provisioning server.\n";

  private static final String NOT_UNDERSTOOD =
      "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private final Region region;
  private final Tally tally;
  private final Door door;
  private volatile HttpsBehavior behavior = HttpsBehavior.defaults();

  HttpsEndpoint(Crew crew, Region region, HttpsBehavior behavior, int port, Tally tally) {
    this.region = region;
    this.tally = tally;
    try {
      this.door = new Door(crew, port, this::receive);
    } catch (IOException taken) {
      throw Loopback.unavailable("HTTPS", port, taken);
    }
    set(behavior);
  }

  int port() {
    return door.port();
  }

  HttpsBehavior behavior() {
    return behavior;
  }

  synchronized void set(HttpsBehavior next) {
    Mode before = behavior.mode();
    behavior = next;
    try {
      switch (next.mode()) {
        case OPEN, SILENT, PLAIN -> {
          if (before == Mode.CLOSED || before == Mode.DROPPED) {
            door.open(this::receive);
          }
        }
        case CLOSED -> {
          if (before != Mode.CLOSED) {
            door.shut();
          }
        }
        case DROPPED -> {
          if (before != Mode.DROPPED) {
            door.wall();
          }
        }
      }
    } catch (IOException taken) {
      throw Loopback.unavailable("HTTPS", port(), taken);
    }
  }

  private void receive(Socket socket) throws IOException {
    HttpsBehavior now = behavior;
    if (now.mode() == Mode.SILENT) {
      // Until the other side loses its patience, or the simulator ends.
      drain(socket);
      return;
    }
    socket.setSoTimeout(PATIENCE_MILLIS);
    if (now.mode() == Mode.PLAIN) {
      serve(socket, now);
      return;
    }
    try (SSLSocket tls =
        (SSLSocket)
            Certificates.factory(now.certificate()).createSocket(socket, null, port(), true)) {
      tls.setUseClientMode(false);
      serve(tls, now);
    }
  }

  private void serve(Socket socket, HttpsBehavior now) throws IOException {
    String head = head(socket.getInputStream());
    if (head.isEmpty()) {
      return;
    }
    boolean get = head.startsWith("GET ");
    if (get) {
      tally.httpsRequest(region.key());
    }
    String answer = get ? answer(now) : NOT_UNDERSTOOD;
    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    if (!(socket instanceof SSLSocket)) {
      // Closing with something unread would reset the connection before the answer is read.
      socket.shutdownOutput();
      drain(socket);
    }
  }

  private static void drain(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    while (in.read() >= 0) {}
  }

  private static String answer(HttpsBehavior now) {
    boolean empty = now.status() == 204 || now.status() == 304;
    StringBuilder head = new StringBuilder();
    head.append(String.format(Locale.ROOT, "HTTP/1.1 %d Simulated\r\n", now.status()));
    now.via().ifPresent(proxy -> head.append("Via: ").append(proxy).append("\r\n"));
    now.location().ifPresent(url -> head.append("Location: ").append(url).append("\r\n"));
    if (!empty) {
      head.append("Content-Type: text/plain\r\nContent-Length: ").append(BODY.length());
      head.append("\r\n");
    }
    return head.append("Connection: close\r\n\r\n").append(empty ? "" : BODY).toString();
  }

  /** What comes before the first empty line, or before it is clear that this is no HTTP. */
  private static String head(InputStream in) throws IOException {
    InputStream bytes = new BufferedInputStream(in);
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0 && head.length() < LONGEST_HEAD) {
      int next = bytes.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
      if (head.charAt(0) < 'A' || head.charAt(0) > 'Z') {
        break;
      }
    }
    return head.toString();
  }
}
