package dev.phonefleet.gate;

import static dev.phonefleet.gate.GroupBuilder.group;
import static dev.phonefleet.gate.Walk.T0;
import static dev.phonefleet.gate.Walk.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the file has {@code reach}, a closed TCP port keeps phones waiting. */
final class PortsAreWaitedForTest {
  private static final String SECOND = "203.0.113.11";

  private final Surroundings around = new Surroundings();

  private Walk walk(GroupBuilder group) {
    return Walk.along(group, GateOptions.ORDINARY, around);
  }

  @Test
  void itOpensWhenEveryPortOfEveryAddressIsOpen() {
    around.resolver("8.8.8.8", Met.addresses(SECOND));
    Walk walk = walk(group("hq").tcp(443, 8443)).begin();

    assertThat(walk.state()).isEqualTo(GateState.OPEN);
    assertThat(walk.asked(Call.Tcp.class))
        .extracting(it -> it.host() + " " + it.address() + " " + it.port())
        .containsExactlyInAnyOrder(
            "hq.genesyscloud.com 203.0.113.10 443",
            "hq.genesyscloud.com 203.0.113.10 8443",
            "hq.genesyscloud.com 203.0.113.11 443",
            "hq.genesyscloud.com 203.0.113.11 8443");
    assertThat(walk.report().connections()).hasSize(4).containsValue(Met.OPEN);
  }

  @Test
  void tlsIsTriedAtTheSecuredPortAndThePathAskedForAtTheProvisioningHostOnly() {
    Walk walk = walk(group("hq").tcp(443, 8443).failover("b.example.com")).begin();

    assertThat(walk.asked(Call.Tcp.class))
        .containsExactly(
            tcp("hq.genesyscloud.com", 443, true, Optional.of("/boot")),
            tcp("hq.genesyscloud.com", 8443, false, Optional.empty()),
            tcp("b.example.com", 443, true, Optional.empty()),
            tcp("b.example.com", 8443, false, Optional.empty()));
  }

  private static Call.Tcp tcp(String host, int port, boolean tls, Optional<String> path) {
    return new Call.Tcp(host, Met.RIGHT, port, tls, path);
  }

  @Test
  void oneClosedPortAtOneAddressIsEnough() {
    around.resolvers(Met.addresses(Met.RIGHT, SECOND)).port(SECOND, 443, Met.REFUSED);
    Walk walk = walk(group("hq").tcp(443)).begin();

    assertThat(walk.state()).isEqualTo(GateState.CLOSED);
    assertThat(walk.closed().what())
        .isEqualTo("Not reachable: TCP hq.genesyscloud.com (203.0.113.11):443 refused.");
  }

  @Test
  void aClosedPortOfAFailoverHostIsEnough() {
    around.name("b.example.com", Met.addresses(SECOND)).port(SECOND, 443, Met.TIMED_OUT);
    Walk walk = walk(group("hq").tcp(443).failover("b.example.com")).begin();

    assertThat(walk.state()).isEqualTo(GateState.CLOSED);
    assertThat(walk.closed().what()).contains("b.example.com (203.0.113.11):443 timed out");
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSED,     refused,     nobody listens",
    "UNREACHABLE, unreachable, no route",
    "TIMED_OUT,   timed out,   a firewall drops it"
  })
  void whyThereIsNoConnectionIsTold(Sighting.NotConnected.Why why, String word, String cause) {
    around.ports(Met.closed(why));
    Walk walk = walk(group("hq").tcp(443)).begin();

    assertThat(walk.closed().code()).isEqualTo("reach.closed");
    assertThat(walk.closed().what()).endsWith("(203.0.113.10):443 " + word + ".");
    assertThat(walk.closed().why()).contains("Seen from this host", cause);
    assertThat(walk.closed().next()).contains("--skip-gate reach", "firewalls");
    assertThat(walk.report().portWords())
        .isEqualTo("TCP hq.genesyscloud.com (203.0.113.10):443 " + word);
  }

  @Test
  void aProxyThatTheLookWentAroundIsTold() {
    around.ports(Met.TIMED_OUT);
    GateOptions options =
        new GateOptions(false, false, Set.of(), Optional.of("http://proxy.example.com:3128"));
    Walk walk = Walk.along(group("hq").tcp(443), options, around).begin();

    assertThat(walk.closed().why()).contains("http://proxy.example.com:3128", "went around it");
  }

  @Test
  void itLooksAgainAnIntervalLaterUntilThePortIsOpen() {
    around.ports(Met.REFUSED).after(5).ports(Met.OPEN);
    Walk walk = walk(group("hq").reachWait(30)).begin();

    assertThat(walk.to(5.9).state()).isEqualTo(GateState.CLOSED);
    assertThat(walk.to(6).state()).isEqualTo(GateState.OPEN);
    assertThat(walk.rounds(Call.Tcp.class)).containsExactly(0.0, 2.0, 4.0, 6.0);
  }

  @Test
  void itsClockStartsWhenTheNameResolves() {
    around.ports(Met.REFUSED).resolvers(Met.NXDOMAIN).after(7).resolvers(Met.addresses(Met.RIGHT));
    Walk walk = walk(group("hq").dnsWait(60).reachWait(10)).begin();

    assertThat(walk.to(17.9).state()).isEqualTo(GateState.CLOSED);
    assertThat(walk.rounds(Call.Tcp.class)).startsWith(8.0, 10.0);
    assertThat(walk.to(18).state()).isEqualTo(GateState.SHUT);
    assertThat(walk.closed().isError()).isTrue();
    assertThat(walk.closed().what()).startsWith("Not reachable after 10 s: ");
    assertThat(walk.to(300).state()).isEqualTo(GateState.SHUT);
    assertThat(walk.rounds(Call.Tcp.class)).endsWith(16.0, 18.0);
  }

  @ParameterizedTest
  @CsvSource({"5, OPEN", "6, SHUT"})
  void theLastLookIsAtTheVeryEndOfTheWaitAndDecides(long opensAt, GateState state) {
    around.ports(Met.REFUSED).after(opensAt).ports(Met.OPEN);

    assertThat(walk(group("hq").reachWait(5)).begin().to(20).state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"0, OPEN", "1, SHUT"})
  void aWaitOfNothingIsOneLook(long opensAt, GateState state) {
    around.ports(Met.REFUSED).after(opensAt).ports(Met.OPEN);
    Walk walk = walk(group("hq").reachWait(0)).begin().to(100);

    assertThat(walk.state()).isEqualTo(state);
    assertThat(walk.rounds(Call.Tcp.class)).containsExactly(0.0);
  }

  @Test
  void noPortIsLookedAtWhileTheNameDoesNotResolve() {
    around.resolvers(Met.NXDOMAIN);
    Walk walk = walk(group("hq").tcp(443).udp(69).dnsWait(10)).begin().to(20);

    assertThat(walk.asked()).allMatch(Call.Dns.class::isInstance);
    assertThat(walk.report().ports()).isEqualTo(GateState.UNSEEN);
    assertThat(walk.codes()).containsExactly("dns.closed");
  }

  @Test
  void itDoesNotOpenBeforeTheLastPortWasSeen() {
    NetworkPath path =
        Walk.path(
            group("hq").dnsName(Met.RIGHT).tcp(443, 8443).build(), GateOptions.ORDINARY, false);
    path.begin(T0);
    Set<Call.Probe> round = path.wants(T0, true);
    assertThat(round).hasSize(2);

    for (Call.Probe probe : round) {
      assertThat(path.state(at(1))).isEqualTo(GateState.UNSEEN);
      path.saw(probe, Met.OPEN, at(1));
    }
    assertThat(path.state(at(1))).isEqualTo(GateState.OPEN);
  }

  @Test
  void openPortsAreLookedAtEveryThirtySecondsWhilePhonesAreLeft() {
    Walk walk = walk(group("hq").tcp(443)).begin().to(65);

    assertThat(walk.rounds(Call.Tcp.class)).containsExactly(0.0, 30.0, 60.0);
    walk.reliedOn(false).to(300);
    assertThat(walk.rounds(Call.Tcp.class)).containsExactly(0.0, 30.0, 60.0);
    assertThat(walk.state()).isEqualTo(GateState.UNSEEN);
  }

  @Test
  void aPortThatClosesLaterKeepsPhonesWaitingAgain() {
    around.after(25).ports(Met.REFUSED).after(33).ports(Met.OPEN);
    Walk walk = walk(group("hq").reachWait(10)).begin();

    assertThat(walk.to(30).state()).isEqualTo(GateState.CLOSED);
    assertThat(walk.to(34).state()).isEqualTo(GateState.OPEN);
  }

  /** Both ports open since T0, and asked again at thirty seconds. */
  private static NetworkPath lookedAtAgain() {
    NetworkPath path =
        Walk.path(
            group("hq").dnsName(Met.RIGHT).tcp(443, 8443).build(), GateOptions.ORDINARY, false);
    path.begin(T0);
    path.wants(T0, true).forEach(probe -> path.saw(probe, Met.OPEN, T0));
    assertThat(path.wants(at(30), true)).hasSize(2);
    return path;
  }

  private static final Call.Tcp AGAIN =
      new Call.Tcp(Met.RIGHT, Met.RIGHT, 8443, false, Optional.empty());

  @Test
  void oneClosedPortClosesAnOpenGateAtOnce() {
    NetworkPath path = lookedAtAgain();

    assertThat(path.saw(AGAIN, Met.REFUSED, at(30.1))).isTrue();
    assertThat(path.state(at(30.1))).isEqualTo(GateState.CLOSED);
  }

  @Test
  void aGateThatOnePortClosedTellsThatPort() {
    NetworkPath path = lookedAtAgain();

    path.saw(AGAIN, Met.REFUSED, at(30.1));

    assertThat(path.closed().what()).contains("8443 refused");
    assertThat(path.report(at(30.1)).portWords()).contains("8443 refused");
  }
}
