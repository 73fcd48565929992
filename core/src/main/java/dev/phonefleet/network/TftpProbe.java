package dev.phonefleet.network;

import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Asks a TFTP server (RFC 1350) for a file and ends the transfer at its first packet.
 *
 * <p>Thread-safe. Gives up when its thread is interrupted.
 */
final class TftpProbe {
  private static final int READ = 1;
  private static final int DATA = 3;
  private static final int ERROR = 5;
  private static final int OPTIONS = 6;

  private final Routes routes;
  private final InstantSource clock;
  private final Duration timeout;

  TftpProbe(Routes routes, InstantSource clock, Duration timeout) {
    this.routes = routes;
    this.clock = clock;
    this.timeout = timeout;
  }

  /** What came, and from which port. */
  private record Came(int kind, String words, SocketAddress from) {}

  Sighting.OfTftp look(Call.Tftp call) {
    byte[] request = request(call.file());
    InetSocketAddress server =
        routes.udp(new InetSocketAddress(Literal.address(call.address()), call.port()));
    // Not connected: the answer comes from a port that the server picks for the transfer.
    try (DatagramSocket socket = new DatagramSocket()) {
      Asking asking = new Asking(socket, Asking.eachFifth(timeout), clock);
      Optional<Came> came =
          asking.ask(
              new DatagramPacket(request, request.length, server),
              packet ->
                  packet.getAddress().equals(server.getAddress())
                      ? read(packet)
                      : Optional.empty());
      if (came.isEmpty()) {
        return new Sighting.TftpSilent(asking.silence(timeout));
      }
      if (came.get().kind() != ERROR) {
        end(socket, came.get().from());
      }
      return new Sighting.TftpAnswered(came.get().words());
    } catch (IOException failure) {
      return new Sighting.TftpSilent("no way there: " + Words.of(failure));
    }
  }

  private static byte[] request(String file) {
    if (file.isEmpty() || file.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no name of a file: \"" + Words.clean(file) + "\"");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    out.write(READ);
    out.writeBytes(file.getBytes(StandardCharsets.UTF_8));
    out.write(0);
    out.writeBytes("octet".getBytes(StandardCharsets.US_ASCII));
    out.write(0);
    return out.toByteArray();
  }

  private static Optional<Came> read(DatagramPacket packet) {
    byte[] bytes = packet.getData();
    int start = packet.getOffset();
    int length = packet.getLength();
    if (length < 4 || bytes[start] != 0) {
      return Optional.empty();
    }
    int kind = bytes[start + 1];
    Optional<String> words =
        switch (kind) {
          case DATA -> Optional.of("data");
          case OPTIONS -> Optional.of("options");
          case ERROR -> {
            int code = ((bytes[start + 2] & 0xff) << 8) | (bytes[start + 3] & 0xff);
            String text = new String(bytes, start + 4, length - 4, StandardCharsets.UTF_8);
            int end = text.indexOf('\0');
            String message = Words.clean(end < 0 ? text : text.substring(0, end));
            yield Optional.of("error " + code + (message.isEmpty() ? "" : ": " + message));
          }
          default -> Optional.empty();
        };
    return words.map(it -> new Came(kind, it, packet.getSocketAddress()));
  }

  /** Lets the server forget the transfer instead of repeating its packet for a while. */
  private static void end(DatagramSocket socket, SocketAddress to) {
    byte[] text = "only looking".getBytes(StandardCharsets.US_ASCII);
    byte[] packet = new byte[text.length + 5];
    packet[1] = ERROR;
    System.arraycopy(text, 0, packet, 4, text.length);
    try {
      socket.send(new DatagramPacket(packet, packet.length, to));
    } catch (IOException unsent) {
      // A courtesy; that the server is there has been seen.
    }
  }
}
