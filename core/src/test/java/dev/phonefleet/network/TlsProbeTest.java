package dev.phonefleet.network;

import static dev.phonefleet.network.Certificates.HOST;
import static dev.phonefleet.network.Probing.BRIEF;
import static dev.phonefleet.network.Probing.GRACE;
import static dev.phonefleet.network.Probing.PATIENT;
import static dev.phonefleet.network.Probing.look;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting.Connected;
import dev.phonefleet.outside.Sighting.Page;
import dev.phonefleet.outside.Sighting.Secured;
import dev.phonefleet.outside.Sighting.Served;
import dev.phonefleet.outside.Sighting.Unserved;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsProbeTest {
  private static final int WHOLE = 9;
  private static final TcpServer.Script NOTHING = TcpServer::hear;

  private Certificates certificates;

  @BeforeAll
  void makeCertificates(@TempDir Path folder) throws Exception {
    certificates = Certificates.all(folder);
  }

  @Test
  void aGoodCertificateIsDescribed() throws Exception {
    Secured seen = secured("good", HOST, "ca");

    assertThat(seen.protocol()).isEqualTo("TLSv1.3");
    assertThat(seen.subject()).isEqualTo("CN=" + HOST);
    assertThat(seen.issuer()).isEqualTo("CN=Test CA");
    assertThat(seen.names())
        .containsExactly(HOST, "*.edge.genesyscloud.com", "192.0.2.10", "2001:db8:0:0:0:0:0:10");
    assertThat(seen.notBefore()).isBefore(Instant.now().plusSeconds(5));
    assertThat(seen.notAfter()).isAfter(Instant.now());
    assertThat(seen.matches()).isTrue();
    assertThat(seen.distrust()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "hq.genesyscloud.com, true",
    "HQ.GenesysCloud.com, true",
    "hq.genesyscloud.com., true",
    "one.edge.genesyscloud.com, true",
    "One.Edge.Genesyscloud.COM, true",
    "edge.genesyscloud.com, false",
    "a.one.edge.genesyscloud.com, false",
    "genesyscloud.com, false",
    "xhq.genesyscloud.com, false",
    "hq.genesyscloud.com.example.net, false",
    "192.0.2.10, true",
    "192.0.2.11, false",
    "2001:DB8::10, true",
    "2001:db8::11, false"
  })
  void aCertificateIsForTheHostsThatItNames(String host, boolean matches) throws Exception {
    assertThat(CertificateNames.match(certificates.certificate("good"), host)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({"hq.genesyscloud.com, true", "other.genesyscloud.com, false", "192.0.2.10, false"})
  void theCommonNameCountsWhenThereAreNoOthers(String host, boolean matches) throws Exception {
    assertThat(CertificateNames.match(certificates.certificate("common"), host)).isEqualTo(matches);
  }

  @Test
  void theCommonNameCountsForNothingWhenThereAreOthers() throws Exception {
    assertThat(CertificateNames.match(certificates.certificate("below"), "cn.genesyscloud.com"))
        .isFalse();
    assertThat(CertificateNames.match(certificates.certificate("below"), HOST)).isTrue();
  }

  @Test
  void aCertificateForAnotherHostIsTrustedAndDoesNotMatch() throws Exception {
    Secured seen = secured("good", "other.genesyscloud.com", "ca");

    assertThat(seen.matches()).isFalse();
    assertThat(seen.distrust()).isEmpty();
  }

  @Test
  void anExpiredCertificateIsTrustedAllTheSame() throws Exception {
    Secured seen = secured("expired", HOST, "ca");

    assertThat(seen.notAfter()).isBefore(Instant.now());
    assertThat(seen.matches()).isTrue();
    assertThat(seen.distrust()).isEmpty();
  }

  @Test
  void aCertificateThatIsNotValidYetIsTrustedAllTheSame() throws Exception {
    Secured seen = secured("early", HOST, "ca");

    assertThat(seen.notBefore()).isAfter(Instant.now());
    assertThat(seen.distrust()).isEmpty();
  }

  @Test
  void aSelfSignedCertificateIsTrustedOnlyWhereItIsKnown() throws Exception {
    assertThat(secured("self", HOST, "ca").distrust()).contains("self-signed");
    assertThat(secured("self", HOST, "self").distrust()).isEmpty();
  }

  @Test
  void anAuthorityThatIsNotKnownIsNamed() throws Exception {
    assertThat(secured("good", HOST, "self").distrust()).contains("unknown authority: CN=Test CA");
    assertThat(secured("expired", HOST, "self").distrust())
        .contains("unknown authority: CN=Test CA");
  }

  @Test
  void aRuntimeDoesNotKnowTheAuthorityOfATest() throws Exception {
    try (TcpServer server = server("good", WHOLE, NOTHING)) {
      assertThat(secured(Probing.direct(PATIENT), server, HOST).distrust())
          .contains("unknown authority: CN=Test CA");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"forged", "expiredForged"})
  void anAuthorityThatOnlyBearsTheNameHasTheWrongSignature(String alias) throws Exception {
    assertThat(secured(alias, HOST, "ca").distrust())
        .contains(
            "wrong signature: CN=hq.genesyscloud.com is not signed by the trusted CN=Test CA");
  }

  @Test
  void aCertificateInBetweenThatIsNotSentIsMissed() throws Exception {
    assertThat(secured("below", HOST, "ca").distrust()).isEmpty();
    try (TcpServer server = server("below", 1, NOTHING)) {
      NetworkProbes probes = Probing.trusting(certificates.trusting("ca"), PATIENT);

      assertThat(secured(probes, server, HOST).distrust())
          .contains("unknown authority, or a certificate in between was not sent: CN=Middle");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hq.genesyscloud.com, hq.genesyscloud.com",
    "HQ.genesyscloud.com., hq.genesyscloud.com",
    "phones, phones"
  })
  void theServerIsToldWhichHostIsMeant(String host, String told) throws Exception {
    assertThat(toldTo(host)).containsExactly(told);
  }

  @Test
  void anAddressIsNoNameToTellTheServer() throws Exception {
    assertThat(toldTo("192.0.2.10")).isEmpty();
  }

  private List<String> toldTo(String host) throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    TcpServer.Script script =
        connection -> {
          SSLSocket tls = (SSLSocket) connection;
          tls.startHandshake();
          ((ExtendedSSLSession) tls.getSession())
              .getRequestedServerNames()
              .forEach(it -> told.add(((SNIHostName) it).getAsciiName().toLowerCase(Locale.ROOT)));
          http(connection, "HTTP/1.1 200 OK\r\n\r\n");
        };
    try (TcpServer server = server("good", WHOLE, script)) {
      page(server, host);
    }
    return told;
  }

  @Test
  void thePathIsAskedForOnceAndWithoutSecrets() throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    TcpServer.Script script =
        connection -> {
          lines.addAll(request(connection));
          write(connection, "HTTP/1.1 204 No Content\r\n\r\n");
        };
    try (TcpServer server = server("good", WHOLE, script)) {
      assertThat(page(server, HOST)).isEqualTo(new Served(204, Optional.empty(), Optional.empty()));
      assertThat(lines)
          .containsExactly(
              "GET /status HTTP/1.1",
              "Host: hq.genesyscloud.com:" + server.port(),
              "User-Agent: phonefleet",
              "Accept: */*",
              "Connection: close");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void theUsualPortIsNotNamed() throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    TcpServer.Script script =
        connection -> {
          lines.addAll(request(connection));
          write(connection, "HTTP/1.1 204 No Content\r\n\r\n");
        };
    try (TcpServer server = server("good", WHOLE, script)) {
      Routes routes =
          new Routes() {
            @Override
            public InetSocketAddress tcp(InetSocketAddress named) {
              return Probing.at("127.0.0.1", server.port());
            }
          };
      look(
          Probing.routed(routes, PATIENT),
          new Call.Tcp("2001:db8::10", "2001:db8::10", 443, true, Optional.of("/")));
    }

    assertThat(lines).contains("Host: [2001:db8::10]");
  }

  @Test
  void aPageIsAskedForBehindABadCertificateToo() throws Exception {
    try (TcpServer server = server("self", WHOLE, answering("HTTP/1.1 200 OK\r\n\r\n"))) {
      assertThat(page(server, HOST)).isEqualTo(new Served(200, Optional.empty(), Optional.empty()));
    }
  }

  @Test
  void withoutAPathNothingIsAsked() throws Exception {
    try (TcpServer server = server("good", WHOLE, NOTHING)) {
      Connected seen =
          (Connected)
              look(
                  Probing.direct(PATIENT),
                  new Call.Tcp(HOST, "127.0.0.1", server.port(), true, Optional.empty()));

      assertThat(seen.page()).isEmpty();
    }
  }

  @Test
  void aRedirectIsToldAndNotFollowed() throws Exception {
    String answer = "HTTP/1.1 302 Found\r\nlocation:  https://portal.example.net/in\r\n\r\n";
    try (TcpServer server = server("good", WHOLE, answering(answer))) {
      assertThat(page(server, HOST))
          .isEqualTo(
              new Served(302, Optional.empty(), Optional.of("https://portal.example.net/in")));
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 407 Proxy Authentication Required\r\nVia: 1.1 proxy\r\n\r\n",
        "HTTP/1.0 407\nVIA:1.1 proxy\n\n",
        "HTTP/1.1 103 Early Hints\r\nVia: 1.0 no\r\n\r\nHTTP/1.1 407 No\r\nVia: 1.1 proxy\r\n\r\n"
      })
  void aProxyInBetweenIsSeen(String answer) throws Exception {
    try (TcpServer server = server("good", WHOLE, answering(answer))) {
      assertThat(page(server, HOST))
          .isEqualTo(new Served(407, Optional.of("1.1 proxy"), Optional.empty()));
    }
  }

  @Test
  void headersAreMadeFitToBeShown() throws Exception {
    String answer =
        "HTTP/1.1 301 Moved\r\nVia: 1.1 one\33[2J\r\nX-Via: no\r\nVia: 1.1 two\r\nLocation: /"
            + "x".repeat(500)
            + "\r\n\r\n";
    try (TcpServer server = server("good", WHOLE, answering(answer))) {
      assertThat(page(server, HOST))
          .isEqualTo(
              new Served(
                  301, Optional.of("1.1 one [2J, 1.1 two"), Optional.of("/" + "x".repeat(199))));
    }
  }

  @Test
  void headersWithoutEndAreReadOnlySoFar() throws Exception {
    int lines = 20_000;
    AtomicInteger sent = new AtomicInteger();
    TcpServer.Script endless =
        connection -> {
          request(connection);
          write(connection, "HTTP/1.1 200 OK\r\nVia: 1.1 proxy\r\n");
          while (sent.getAndIncrement() < lines) {
            write(connection, "X-Filler: " + "x".repeat(1000) + "\r\n");
          }
        };
    try (TcpServer server = server("good", WHOLE, endless)) {
      assertThat(page(server, HOST))
          .isEqualTo(new Served(200, Optional.of("1.1 proxy"), Optional.empty()));
      // What is under way fits into a few megabytes of the system's.
      assertThat(sent).hasValueLessThan(lines);
    }
  }

  @Test
  void anAnswerByDropsIsNotWaitedForAnyLonger() throws Exception {
    Duration timeout = BRIEF.multipliedBy(4);
    String head = "HTTP/1.1 200 OK\r\nX: " + "x".repeat(2000);
    TcpServer.Script drops =
        connection -> {
          request(connection);
          TcpProbeTest.drip(
              connection, HexFormat.of().formatHex(head.getBytes(StandardCharsets.US_ASCII)));
        };
    try (TcpServer server = server("good", WHOLE, drops)) {
      NetworkProbes probes = Probing.trusting(certificates.trusting("ca"), timeout);
      AtomicReference<Optional<Page>> seen = new AtomicReference<>(Optional.empty());

      Duration took = Probing.took(() -> seen.set(page(probes, server, HOST)));

      assertThat(seen.get()).contains(new Unserved("no whole HTTP answer within 1.2 s"));
      assertThat(took).isBetween(timeout, timeout.plus(GRACE));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', hung up without",
    "'HTTP/1.1 200 OK\r\nVia: x\r\n', hung up within",
    "'SSH-2.0-x\r\n\r\n', not HTTP: SSH-2.0-x",
    "'HTTP/1.1 20 OK\r\n\r\n', not HTTP"
  })
  void whatIsNoWholeHttpAnswerIsNone(String answer, String words) throws Exception {
    try (TcpServer server = server("good", WHOLE, answering(answer))) {
      assertThat(page(server, HOST))
          .isInstanceOfSatisfying(Unserved.class, it -> assertThat(it.words()).contains(words));
    }
  }

  private Secured secured(String alias, String host, String trusted) throws Exception {
    try (TcpServer server = server(alias, WHOLE, NOTHING)) {
      return secured(Probing.trusting(certificates.trusting(trusted), PATIENT), server, host);
    }
  }

  private static Secured secured(NetworkProbes probes, TcpServer server, String host) {
    Connected seen =
        (Connected)
            look(probes, new Call.Tcp(host, "127.0.0.1", server.port(), true, Optional.empty()));
    return (Secured) seen.handshake().orElseThrow();
  }

  private Page page(TcpServer server, String host) throws GeneralSecurityException, IOException {
    return page(Probing.trusting(certificates.trusting("ca"), PATIENT), server, host).orElseThrow();
  }

  private static Optional<Page> page(NetworkProbes probes, TcpServer server, String host) {
    Call.Tcp call = new Call.Tcp(host, "127.0.0.1", server.port(), true, Optional.of("/status"));
    return ((Connected) look(probes, call)).page();
  }

  private TcpServer server(String alias, int shown, TcpServer.Script script)
      throws GeneralSecurityException, IOException {
    SSLServerSocket socket = certificates.socket(alias, shown);
    return new TcpServer(socket, script);
  }

  private static TcpServer.Script answering(String answer) {
    return connection -> http(connection, answer);
  }

  private static void http(Socket connection, String answer) throws IOException {
    request(connection);
    write(connection, answer);
  }

  private static List<String> request(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
    return in.lines().takeWhile(line -> !line.isEmpty()).toList();
  }

  private static void write(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    connection.getOutputStream().flush();
  }
}
