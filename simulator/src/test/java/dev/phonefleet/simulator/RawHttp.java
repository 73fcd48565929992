package dev.phonefleet.simulator;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One connection on which requests are written by hand, for what HTTP libraries do not let. */
final class RawHttp implements AutoCloseable {
  private static final int PATIENCE_MS = 5000;

  private final Socket socket;
  private final InputStream in;

  RawHttp(Simulator simulator) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port());
      socket.setSoTimeout(PATIENCE_MS);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer; the lines of its head as they came. */
  record Answer(int status, List<String> head, String body) {
    Optional<String> header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ':';
      return head.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .findFirst();
    }
  }

  /** Sends a head of these lines and what follows it. */
  void send(String body, String... head) {
    sendRest(String.join("\r\n", head) + "\r\nHost: simulator\r\n\r\n" + body);
  }

  /** Sends more. */
  void sendRest(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next answer, whose body is as long as it says. */
  Answer read() {
    return read(true);
  }

  /** The next answer, which has no body whatever it says, as one to HEAD. */
  Answer readHead() {
    return read(false);
  }

  private Answer read(boolean hasBody) {
    List<String> head = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      head.add(line);
    }
    int status = Integer.parseInt(head.getFirst().split(" ", 3)[1]);
    Answer answer = new Answer(status, head, "");
    int length = hasBody ? answer.header("Content-Length").map(Integer::parseInt).orElse(0) : 0;
    try {
      return new Answer(status, head, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() {
    StringBuilder line = new StringBuilder();
    try {
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new IllegalStateException("the connection was closed after: " + line);
        }
        line.append((char) next);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString().strip();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
