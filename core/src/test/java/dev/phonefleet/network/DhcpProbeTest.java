package dev.phonefleet.network;

import static dev.phonefleet.network.DhcpPacket.ACKNOWLEDGED;
import static dev.phonefleet.network.Probing.BRIEF;
import static dev.phonefleet.network.Probing.PATIENT;
import static dev.phonefleet.network.Probing.at;
import static dev.phonefleet.network.Probing.look;
import static dev.phonefleet.network.Probing.routed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import dev.phonefleet.outside.Sighting.DhcpAnswered;
import dev.phonefleet.outside.Sighting.DhcpNotAsked;
import dev.phonefleet.outside.Sighting.DhcpSilent;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DhcpProbeTest {
  private static final InetSocketAddress SERVER = at("192.0.2.67", 67);
  private static final InetSocketAddress EVERYBODY = at("255.255.255.255", 67);
  private static final Call.DhcpInform CALL =
      new Call.DhcpInform("192.0.2.67", Optional.of("Poly"));

  @Test
  void theOptionsOfAServerAreRead() throws IOException {
    try (UdpServer server =
        new UdpServer((asked, it) ->
            it.reply(
                asked,
                new DhcpPacket(id(asked), ACKNOWLEDGED)
                    .options("3604c0000201" + "42026869" + "9604c000020a")
                    .whole()))) {

      assertThat(look(to(server, SERVER, PATIENT), CALL))
          .isEqualTo(
              new DhcpAnswered("192.0.2.1", new TreeMap<>(Map.of(66, "6869", 150, "c000020a"))));
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void aBroadcastGoesOutWithTheAddressOfItsInterface() throws IOException {
    String loopback =
        NetworkInterface.getByInetAddress(InetAddress.ofLiteral("127.0.0.1")).getName();
    try (UdpServer server =
        new UdpServer(
            (asked, it) -> it.reply(asked, new DhcpPacket(id(asked), ACKNOWLEDGED).whole()))) {

      assertThat(
              look(to(server, EVERYBODY, PATIENT), new Call.DhcpInform(loopback, Optional.empty())))
          .isEqualTo(new DhcpAnswered("127.0.0.1", new TreeMap<>()));
      assertThat(server.asked())
          .singleElement()
          .satisfies(
              asked -> assertThat(ByteBuffer.wrap(asked.bytes()).getInt(12)).isEqualTo(0x7f000001));
    }
  }

  @Test
  void otherAnswersAreIgnored() throws IOException {
    try (UdpServer server =
        new UdpServer((asked, it) -> {
          it.reply(asked, new byte[3]);
          it.reply(asked, new DhcpPacket(id(asked) + 1, ACKNOWLEDGED).whole());
          it.reply(asked, new DhcpPacket(id(asked), 6).whole());
          if (asked.number() == 2) {
            it.reply(asked, new DhcpPacket(id(asked), ACKNOWLEDGED).options("2b0101").whole());
          }
        })) {

      assertThat(look(to(server, SERVER, Duration.ofSeconds(3)), CALL))
          .isEqualTo(new DhcpAnswered("127.0.0.1", new TreeMap<>(Map.of(43, "01"))));
      assertThat(server.asked().stream().map(DhcpProbeTest::id).distinct()).hasSize(1);
    }
  }

  @Test
  void aSilentServerIsAskedThreeTimes() throws IOException {
    try (UdpServer server = UdpServer.silent()) {
      assertThat(look(to(server, SERVER, BRIEF), CALL))
          .isEqualTo(new DhcpSilent("no answer within 0.3 s"));
      assertThat(server.asked()).hasSize(3);
    }
  }

  @Test
  void anInterfaceThatIsNotThereCannotBeAsked() {
    assertThat(look(Probing.direct(BRIEF), new Call.DhcpInform("nosuch0", Optional.empty())))
        .isEqualTo(new DhcpNotAsked("this host has no interface nosuch0"));
  }

  @Test
  void aServerWithoutAnIpv4AddressCannotBeAsked() {
    assertThat(look(Probing.direct(BRIEF), new Call.DhcpInform("::1", Optional.empty())))
        .isInstanceOf(DhcpNotAsked.class);
  }

  @Test
  void aPortThatIsTakenCannotBeUsed() throws IOException {
    try (UdpServer server = UdpServer.silent();
        DatagramSocket client = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      Routes routes =
          new Routes() {
            @Override
            public InetSocketAddress udp(InetSocketAddress named) {
              return server.address();
            }

            @Override
            public int dhcpClientPort() {
              return client.getLocalPort();
            }
          };

      Sighting seen = look(routed(routes, BRIEF), CALL);

      assertThat(seen)
          .isInstanceOfSatisfying(
              DhcpNotAsked.class,
              it ->
                  assertThat(it.words())
                      .contains("UDP port " + client.getLocalPort(), "taken", "DHCP client"));
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void whatWouldHelpIsSaid() {
    assertThat(DhcpProbe.notBound(68, "Permission denied"))
        .contains("UDP port 68", "may not be used", "root", "CAP_NET_BIND_SERVICE")
        .doesNotContain("DHCP client");
    assertThat(DhcpProbe.notBound(68, "Adresse wird verwendet"))
        .contains("cannot be used", "root", "DHCP client", "Adresse wird verwendet");
  }

  private static NetworkProbes to(UdpServer server, InetSocketAddress named, Duration timeout) {
    return routed(Probing.udp(Map.of(named, server.address())), timeout);
  }

  private static int id(UdpServer.Asked asked) {
    return ByteBuffer.wrap(asked.bytes()).getInt(4);
  }
}
