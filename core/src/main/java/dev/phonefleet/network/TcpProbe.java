package dev.phonefleet.network;

import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import dev.phonefleet.outside.Sighting.NotConnected;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Connects to a port, shakes hands and asks for a path, as far as it is told and gets.
 *
 * <p>Thread-safe. Gives up when its thread is interrupted, and then tells how far it got.
 */
final class TcpProbe {
  private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

  private final Routes routes;
  private final TlsHandshake tls;
  private final Duration timeout;

  TcpProbe(Routes routes, TlsHandshake tls, Duration timeout) {
    this.routes = routes;
    this.tls = tls;
    this.timeout = timeout;
  }

  Sighting.OfPort look(Call.Tcp call) {
    // What is not visible could make two lines out of one of the request.
    if (!VISIBLE.matcher(call.host()).matches()) {
      throw new IllegalArgumentException("\"" + call.host() + "\" is no host");
    }
    if (call.get().filter(path -> !path.startsWith("/")).isPresent()
        || call.get().filter(path -> !VISIBLE.matcher(path).matches()).isPresent()) {
      throw new IllegalArgumentException("\"" + call.get().get() + "\" is no path");
    }
    InetSocketAddress target =
        routes.tcp(new InetSocketAddress(Literal.address(call.address()), call.port()));
    Socket socket = new Socket(Proxy.NO_PROXY);
    try {
      socket.connect(target);
      return connected(socket, call);
    } catch (IOException failure) {
      return notConnected(failure);
    } finally {
      close(socket);
    }
  }

  private Sighting.Connected connected(Socket socket, Call.Tcp call) {
    if (!call.tls()) {
      return new Sighting.Connected(Optional.empty(), Optional.empty());
    }
    TlsHandshake.Shaken shaken = tls.shake(socket, call.host());
    Optional<Sighting.Page> page =
        call.get()
            .flatMap(path ->
                shaken
                    .socket()
                    .map(it -> HttpHead.ask(it, call.host(), call.port(), path, timeout)));
    return new Sighting.Connected(Optional.of(shaken.handshake()), page);
  }

  private NotConnected notConnected(IOException failure) {
    if (Thread.currentThread().isInterrupted()) {
      return new NotConnected(
          NotConnected.Why.TIMED_OUT, "no connection within " + Words.seconds(timeout));
    }
    String words = Words.of(failure);
    if (failure instanceof ConnectException) {
      // The runtime has this exception for two answers of the system, and only words to tell them.
      return words.contains("timed out")
          ? new NotConnected(NotConnected.Why.TIMED_OUT, words)
          : new NotConnected(NotConnected.Why.REFUSED, "nobody listens there: " + words);
    }
    return new NotConnected(NotConnected.Why.UNREACHABLE, "no way there: " + words);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is closed all the same, and what was seen stays seen.
    }
  }
}
