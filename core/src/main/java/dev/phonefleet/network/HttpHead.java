package dev.phonefleet.network;

import dev.phonefleet.outside.Sighting;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks for a path over HTTP/1.1 and reads no further than the headers of the answer. */
final class HttpHead {
  private static final int LARGEST = 16 * 1024;
  private static final Pattern STATUS = Pattern.compile("HTTP/\\d(?:\\.\\d)? (\\d{3})(?: .*)?");

  private final InputStream in;
  private int room = LARGEST;

  private HttpHead(InputStream in) {
    this.in = in;
  }

  /**
   * Sends the request and reads what comes.
   *
   * @param host and {@code path} without spaces or control characters
   * @param timeout for the words only
   */
  static Sighting.Page ask(Socket socket, String host, int port, String path, Duration timeout) {
    String literal =
        Literal.read(host).filter(Inet6Address.class::isInstance).isPresent()
            ? "[" + host + "]"
            : host;
    String request =
        "GET "
            + path
            + " HTTP/1.1\r\n"
            + "Host: "
            + literal
            + (port == 443 ? "" : ":" + port)
            + "\r\n"
            + "User-Agent: phonefleet\r\n"
            + "Accept: */*\r\n"
            + "Connection: close\r\n\r\n";
    try {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new HttpHead(new BufferedInputStream(socket.getInputStream())).read();
    } catch (IOException | RuntimeException failure) {
      // As in the handshake, which can go on here, more than is declared may be thrown.
      return new Sighting.Unserved(
          Thread.currentThread().isInterrupted()
              ? "no whole HTTP answer within " + Words.seconds(timeout)
              : "no HTTP answer: " + Words.of(failure));
    }
  }

  private Sighting.Page read() throws IOException {
    while (true) {
      String head = head();
      if (head.isEmpty()) {
        return new Sighting.Unserved("the other side hung up without an HTTP answer");
      }
      List<String> lines = head.lines().toList();
      Matcher line = STATUS.matcher(lines.getFirst());
      if (!line.matches()) {
        return new Sighting.Unserved("not HTTP: " + Words.clean(lines.getFirst()));
      }
      boolean whole = head.endsWith("\n\n") || head.endsWith("\n\r\n");
      if (!whole && room > 0) {
        return new Sighting.Unserved("the other side hung up within the headers of its answer");
      }
      int status = Integer.parseInt(line.group(1));
      // An interim answer (RFC 9110, 15.2) is followed by the one that counts.
      if (status >= 200 || status == 101 || room == 0) {
        return new Sighting.Served(status, header(lines, "via"), header(lines, "location"));
      }
    }
  }

  /** As far as the empty line, the end, or the limit. */
  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    boolean empty = false;
    while (room > 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      room--;
      head.append((char) next);
      if (next == '\n' && empty) {
        break;
      }
      empty = next == '\n' || (next == '\r' && empty);
    }
    return head.toString();
  }

  /** The values of a header, of which there may be several of one name. */
  private static Optional<String> header(List<String> lines, String name) {
    String values =
        lines.stream()
            .skip(1)
            .filter(line -> line.indexOf(':') == name.length())
            .filter(line -> line.regionMatches(true, 0, name, 0, name.length()))
            .map(line -> line.substring(name.length() + 1).strip())
            .collect(Collectors.joining(", "));
    return Optional.of(Words.clean(values)).filter(it -> !it.isEmpty());
  }
}
