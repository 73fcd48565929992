package dev.phonefleet.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phonefleet.simulator.scenario.HttpsBehavior;
import dev.phonefleet.simulator.scenario.HttpsBehavior.Certificate;
import dev.phonefleet.simulator.scenario.HttpsBehavior.Mode;
import dev.phonefleet.simulator.scenario.Region;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsEndpointTest {
  private final Simulator simulator = Simulator.start(Quick.hq());
  private final Probe probe = new Probe(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hq.genesyscloud.com", "genesyscloud.com", "localhost", "127.0.0.1"})
  void theGoodCertificateCovers(String host) throws IOException {
    assertThat(probe.get(Region.HOME, host, 5000)).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @EnumSource
  void eachRegionHasAnEndpoint(Region region) throws IOException {
    assertThat(probe.get(region)).startsWith("HTTP/1.1 200 ").endsWith("server.\n");
    assertThat(simulator.report().network().httpsRequests()).containsOnlyKeys(region.key());
  }

  @Test
  void regionsDifferInPortAndBehavior() throws IOException {
    set(behavior -> behavior.withMode(Mode.CLOSED));

    assertThat(simulator.network().https(Region.OTHER))
        .isNotEqualTo(simulator.network().https(Region.HOME));
    assertThat(probe.get(Region.OTHER)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void statusAndHeadersAreAsTold() throws IOException {
    set(behavior ->
        behavior.withStatus(302).withVia("1.1 proxy").withLocation("https://example.net/login"));

    assertThat(probe.get(Region.HOME))
        .startsWith("HTTP/1.1 302 ")
        .contains("\r\nVia: 1.1 proxy\r\n")
        .contains("\r\nLocation: https://example.net/login\r\n");
    set(behavior -> HttpsBehavior.defaults().withStatus(204));
    assertThat(probe.get(Region.HOME)).startsWith("HTTP/1.1 204 ").endsWith("\r\n\r\n");
    assertThatThrownBy(() -> HttpsBehavior.defaults().withVia("a\r\nb"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aClosedEndpointRefusesAndTakesTheSamePortAgain() throws IOException {
    var address = simulator.network().https(Region.HOME);

    for (int i = 0; i < 20; i++) {
      set(behavior -> behavior.withMode(Mode.CLOSED));
      assertThatThrownBy(() -> probe.get(Region.HOME)).isInstanceOf(ConnectException.class);
      set(behavior -> behavior.withMode(Mode.OPEN));
      assertThat(probe.get(Region.HOME)).startsWith("HTTP/1.1 200 ");
    }
    assertThat(simulator.network().https(Region.HOME)).isEqualTo(address);
  }

  @Test
  void nobodyElseGetsThePortOfAClosedEndpoint() {
    set(behavior -> behavior.withMode(Mode.CLOSED));
    int port = simulator.network().https(Region.HOME).getPort();

    assertThatThrownBy(() -> new Socket().bind(Probe.here(port))).isInstanceOf(BindException.class);
  }

  @Test
  void aSilentEndpointAcceptsAndSaysNothing() throws IOException {
    set(behavior -> behavior.withMode(Mode.SILENT));

    try (Socket socket = Probe.connect(simulator.network().https(Region.HOME), Probe.SHORT)) {
      socket.getOutputStream().write(22);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
    assertThatThrownBy(() -> probe.get(Region.HOME, "hq.genesyscloud.com", Probe.SHORT))
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void behindAFirewallThatDropsConnectingTimesOut() throws IOException {
    set(behavior -> behavior.withMode(Mode.DROPPED));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> Probe.connect(simulator.network().https(Region.HOME), Probe.SHORT))
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessageContaining("onnect timed out");
    }

    set(behavior -> behavior.withMode(Mode.CLOSED));
    assertThatThrownBy(() -> probe.get(Region.HOME)).isInstanceOf(ConnectException.class);
    set(behavior -> behavior.withMode(Mode.DROPPED));
    set(behavior -> behavior.withMode(Mode.OPEN));
    assertThat(probe.get(Region.HOME)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void aPlainEndpointSpeaksNoTls() throws IOException {
    set(behavior -> behavior.withMode(Mode.PLAIN));

    assertThatThrownBy(() -> probe.get(Region.HOME))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("Unsupported or unrecognized SSL message");
    assertThat(probe.getWithoutTls(Region.HOME)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void everyBadCertificateIsBadForItsReason() {
    set(behavior -> behavior.withCertificate(Certificate.WRONG_NAME));
    assertThatThrownBy(() -> probe.get(Region.HOME))
        .hasRootCauseInstanceOf(CertificateException.class)
        .hasMessageContaining("hq.genesyscloud.com");
    set(behavior -> behavior.withCertificate(Certificate.EXPIRED));
    assertThatThrownBy(() -> probe.get(Region.HOME))
        .hasRootCauseInstanceOf(CertificateExpiredException.class);
    set(behavior -> behavior.withCertificate(Certificate.FOREIGN));
    assertThatThrownBy(() -> probe.get(Region.HOME))
        .hasRootCauseInstanceOf(CertPathBuilderException.class);
    set(behavior -> behavior.withCertificate(Certificate.SELF_SIGNED));
    assertThatThrownBy(() -> probe.get(Region.HOME))
        .hasRootCauseInstanceOf(CertPathBuilderException.class);
    assertThat(simulator.report().network().httpsRequests()).isEmpty();
  }

  private void set(UnaryOperator<HttpsBehavior> change) {
    simulator
        .network()
        .setHttps(Region.HOME, change.apply(simulator.network().httpsBehavior(Region.HOME)));
  }
}
