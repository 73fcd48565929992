package dev.phonefleet.gate;

import static dev.phonefleet.gate.GroupBuilder.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.outside.Call;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name can be pointed at anything: not every address is connected to. */
final class WhatMayBeProbedTest {
  private final Surroundings around = new Surroundings();

  private Walk walk(GroupBuilder group, String... addresses) {
    around.resolvers(Met.addresses(addresses));
    return Walk.along(group, GateOptions.ORDINARY, around).begin();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.200.1.2",
        "0.0.0.0",
        "169.254.169.254",
        "169.254.0.1",
        "100.100.100.200",
        "192.0.0.192",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "fe80::1",
        "no address"
      })
  void addressesOfThisHostItsLinkAndMetadataServicesAreNotProbed(String address) {
    Walk walk = walk(group("hq").tcp(443).udp(69), address);

    assertThat(walk.asked()).allMatch(Call.Dns.class::isInstance);
    assertThat(walk.state()).isEqualTo(GateState.OPEN);
    assertThat(walk.codes()).containsExactly("reach.not-probed");
    assertThat(walk.finding("reach.not-probed").what()).contains(address);
    assertThat(walk.finding("reach.not-probed").next()).contains("dns.expect");
    assertThat(walk.report().portWords()).contains(address + " not probed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "169.254.169.254"})
  void theyAreProbedWhereTheFileExpectsThem(String address) {
    Walk walk = walk(group("hq").tcp(443).udp(69).expect(address), address);

    assertThat(walk.asked(Call.Tcp.class)).extracting(Call.Tcp::address).containsExactly(address);
    assertThat(walk.asked(Call.Tftp.class)).extracting(Call.Tftp::address).containsExactly(address);
    assertThat(walk.codes()).isEmpty();
  }

  @Test
  void theyAreProbedWhereTheFileNamesThemAsHosts() {
    Walk walk = walk(group("hq").tcp(443).dnsName("127.0.0.1").failover("127.0.0.2"));

    assertThat(walk.asked(Call.Tcp.class))
        .extracting(Call.Tcp::address)
        .containsExactly("127.0.0.1", "127.0.0.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.2.3", "172.16.0.9", "192.168.1.1", "100.64.0.1", "223.255.255.1"})
  void privateNetworksAreProbed(String address) {
    Walk walk = walk(group("hq").tcp(443), address);

    assertThat(walk.asked(Call.Tcp.class)).extracting(Call.Tcp::address).containsExactly(address);
    assertThat(walk.codes()).isEmpty();
  }

  @Test
  void oneForbiddenAddressDoesNotKeepTheOthersFromBeingProbed() {
    around.ports(Met.REFUSED);
    Walk walk = walk(group("hq").tcp(443).reachWait(0), "127.0.0.1", Met.RIGHT);

    assertThat(walk.asked(Call.Tcp.class)).extracting(Call.Tcp::address).containsExactly(Met.RIGHT);
    assertThat(walk.state()).isEqualTo(GateState.SHUT);
    assertThat(walk.codes()).containsExactly("reach.closed", "reach.not-probed");
  }

  @Test
  void atMostSixteenAddressesOfAHostAreProbed() {
    String[] many =
        IntStream.rangeClosed(1, 40).mapToObj(i -> "203.0.113." + i).toArray(String[]::new);
    Walk walk = walk(group("hq").tcp(443).udp(69), many);

    assertThat(walk.asked(Call.Tcp.class)).hasSize(16);
    assertThat(walk.asked(Call.Tftp.class)).hasSize(16);
  }
}
