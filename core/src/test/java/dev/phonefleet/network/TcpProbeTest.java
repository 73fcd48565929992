package dev.phonefleet.network;

import static dev.phonefleet.network.Probing.BRIEF;
import static dev.phonefleet.network.Probing.GRACE;
import static dev.phonefleet.network.Probing.PATIENT;
import static dev.phonefleet.network.Probing.direct;
import static dev.phonefleet.network.Probing.look;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import dev.phonefleet.outside.Sighting.Connected;
import dev.phonefleet.outside.Sighting.NotConnected;
import dev.phonefleet.outside.Sighting.Unsecured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class TcpProbeTest {
  private static final String HOST = "hq.genesyscloud.com";
  private static final Connected OPEN = new Connected(Optional.empty(), Optional.empty());

  @Test
  void anOpenPortIsConnected() throws IOException {
    try (TcpServer server = TcpServer.silent()) {
      assertThat(look(direct(PATIENT), plain(server.port()))).isEqualTo(OPEN);
    }
  }

  @Test
  void aClosedPortRefuses() throws IOException {
    assertThat(look(direct(PATIENT), plain(closedPort())))
        .isInstanceOfSatisfying(
            NotConnected.class,
            it -> {
              assertThat(it.why()).isEqualTo(NotConnected.Why.REFUSED);
              assertThat(it.words()).startsWith("nobody listens there");
            });
  }

  @Test
  void whereNoWayLeadsIsUnreachable() {
    // No system opens a connection to everybody.
    Call.Tcp call = new Call.Tcp(HOST, "255.255.255.255", 443, false, Optional.empty());

    assertThat(look(direct(PATIENT), call))
        .isInstanceOfSatisfying(
            NotConnected.class, it -> assertThat(it.why()).isEqualTo(NotConnected.Why.UNREACHABLE));
  }

  @Test
  void aPortThatNeverAnswersTimesOut() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fill(full, waiting);
      AtomicReference<Sighting> seen = new AtomicReference<>(OPEN);
      NetworkProbes probes = direct(BRIEF);

      Duration took = Probing.took(() -> seen.set(look(probes, plain(full.getLocalPort()))));

      assertThat(seen.get())
          .isEqualTo(new NotConnected(NotConnected.Why.TIMED_OUT, "no connection within 0.3 s"));
      assertThat(took).isBetween(BRIEF, BRIEF.plus(GRACE));
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  /** A port whose queue is full lets further connections wait for ever. */
  private static void fill(ServerSocket server, List<Socket> waiting) throws IOException {
    for (int i = 0; i < 20; i++) {
      Socket socket = new Socket();
      waiting.add(socket);
      try {
        socket.connect(server.getLocalSocketAddress(), 200);
      } catch (SocketTimeoutException full) {
        return;
      }
    }
    throw new IOException("the queue of a port is never full here");
  }

  @Test
  void routesSayWhereAPortIs() throws IOException {
    try (TcpServer server = TcpServer.silent()) {
      Routes routes =
          new Routes() {
            @Override
            public InetSocketAddress tcp(InetSocketAddress named) {
              return named.equals(Probing.at("192.0.2.10", 443))
                  ? Probing.at("127.0.0.1", server.port())
                  : named;
            }
          };

      assertThat(
              look(
                  Probing.routed(routes, PATIENT),
                  new Call.Tcp(HOST, "192.0.2.10", 443, false, Optional.empty())))
          .isEqualTo(OPEN);
    }
  }

  @Test
  void aPortThatSpeaksSomethingElseDoesNotSpeakTls() throws IOException {
    try (TcpServer server =
        new TcpServer(connection -> {
          connection.getInputStream().read();
          connection
              .getOutputStream()
              .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          TcpServer.hear(connection);
        })) {

      assertThat(look(direct(PATIENT), tls(server)))
          .isEqualTo(unsecured("the port is open and does not speak TLS"));
    }
  }

  @Test
  void aPortThatSaysNothingIsOpenWithoutAHandshake() throws IOException {
    try (TcpServer server = TcpServer.silent()) {
      AtomicReference<Sighting> seen = new AtomicReference<>(OPEN);
      NetworkProbes probes = direct(BRIEF);

      Duration took = Probing.took(() -> seen.set(look(probes, tls(server))));

      assertThat(seen.get())
          .isEqualTo(unsecured("the port is open; the TLS handshake had no end within 0.3 s"));
      assertThat(took).isBetween(BRIEF, BRIEF.plus(GRACE));
    }
  }

  @Test
  void aHandshakeThatIsFedByDropsIsNotWaitedForAnyLonger() throws IOException {
    try (TcpServer server =
        new TcpServer(connection -> {
          connection.getInputStream().read();
          drip(connection, "160303ffff" + "00".repeat(1000));
        })) {
      NetworkProbes probes = direct(BRIEF);

      assertThat(Probing.took(() -> look(probes, tls(server)))).isLessThan(BRIEF.plus(GRACE));
    }
  }

  /** A byte each few milliseconds, so that no single read ever takes long. */
  static void drip(Socket connection, String hex) throws IOException {
    connection.setSoTimeout(20);
    for (byte drop : HexFormat.of().parseHex(hex)) {
      connection.getOutputStream().write(drop);
      try {
        connection.getInputStream().read();
      } catch (SocketTimeoutException nothing) {
        // That was the pause.
      }
    }
  }

  @Test
  void aPortThatHangsUpOnTheHandshakeIsOpen() throws IOException {
    try (TcpServer server = new TcpServer(connection -> connection.getInputStream().read())) {
      assertThat(look(direct(PATIENT), tls(server)))
          .isInstanceOfSatisfying(
              Connected.class,
              it ->
                  assertThat(it.handshake().orElseThrow())
                      .isInstanceOfSatisfying(
                          Unsecured.class,
                          bad -> assertThat(bad.words()).startsWith("the port is open; the ")));
    }
  }

  @ParameterizedTest
  @CsvSource({"46, protocol_version", "78, no_application_protocol", "28, handshake_failure"})
  void aServerThatWillNotIsQuoted(String code, String words) throws IOException {
    try (TcpServer server =
        new TcpServer(connection -> {
          connection.getInputStream().read();
          connection.getOutputStream().write(HexFormat.of().parseHex("150303000202" + code));
          TcpServer.hear(connection);
        })) {

      assertThat(look(direct(PATIENT), tls(server)))
          .isEqualTo(
              unsecured(
                  "the port is open; TLS did not come about: ("
                      + words
                      + ") Received fatal alert: "
                      + words));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "hq.genesyscloud.com", "", "127.1", "1.2.3.256"})
  void whatIsNoAddressIsNeverLookedUp(String text) {
    NetworkProbes probes = direct(BRIEF);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> probes.send(new Call.Tcp(HOST, text, 443, false, Optional.empty())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "status", "/a b", "/a\r\nX: y", "/\u00e4"})
  void aPathThatWouldMakeAnotherRequestIsAMistake(String path) {
    NetworkProbes probes = direct(BRIEF);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> probes.send(new Call.Tcp(HOST, "127.0.0.1", 443, true, Optional.of(path))));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            probes.send(new Call.Tcp(HOST + path, "127.0.0.1", 443, true, Optional.of("status"))));
  }

  static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Connected unsecured(String words) {
    return new Connected(Optional.of(new Unsecured(words)), Optional.empty());
  }

  private static Call.Tcp plain(int port) {
    return new Call.Tcp(HOST, "127.0.0.1", port, false, Optional.empty());
  }

  private static Call.Tcp tls(TcpServer server) {
    return new Call.Tcp(HOST, "127.0.0.1", server.port(), true, Optional.of("/"));
  }
}
