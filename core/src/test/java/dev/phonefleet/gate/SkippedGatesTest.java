package dev.phonefleet.gate;

import static dev.phonefleet.gate.GroupBuilder.group;
import static dev.phonefleet.gate.Walk.NAMES_ONLY;
import static dev.phonefleet.gate.Walk.PORTS_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.outside.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SkippedGatesTest {
  private static final String HQ = "hq.genesyscloud.com";
  private static final GateOptions NOTHING =
      new GateOptions(true, true, Set.of(), Optional.empty());

  private final Surroundings around = new Surroundings();

  @Test
  void skippedNamesAreAskedForOnceAlsoOfThisHostsOwnResolver() {
    Walk walk = Walk.along(group("hq").reach(), PORTS_ONLY, around).begin().to(300);

    assertThat(walk.asked(Call.Dns.class))
        .containsExactly(
            new Call.Dns(HQ, "1.1.1.1"),
            new Call.Dns(HQ, "8.8.8.8"),
            new Call.Dns(HQ, Call.Dns.SYSTEM));
    assertThat(walk.report().names()).isEqualTo(GateState.SKIPPED);
  }

  @Test
  void skippedNamesHoldNothingUpAndAreNotWarnedAbout() {
    around.resolver("8.8.8.8", Met.addresses(Met.OTHER)).resolver("1.1.1.1", Met.NXDOMAIN);
    Walk walk = Walk.along(group("hq").expect(Met.RIGHT).tcp(443), PORTS_ONLY, around).begin();

    assertThat(walk.state()).isEqualTo(GateState.OPEN);
    assertThat(walk.codes()).isEmpty();
  }

  @Test
  void theAddressesOfTheFilesResolversCountBeforeThoseOfThisHost() {
    around.resolver(Call.Dns.SYSTEM, Met.addresses(Met.OTHER));
    Walk walk = Walk.along(group("hq").tcp(443), PORTS_ONLY, around).begin();

    assertThat(walk.report().addresses()).isEqualTo(Map.of(HQ, List.of(Met.RIGHT)));
    assertThat(walk.asked(Call.Tcp.class)).extracting(Call.Tcp::address).containsExactly(Met.RIGHT);
  }

  @Test
  void whereTheFilesResolversKnowNothingThisHostsOwnIsBelieved() {
    around.resolvers(Met.SILENCE).resolver(Call.Dns.SYSTEM, Met.addresses(Met.OTHER));
    Walk walk = Walk.along(group("hq").tcp(443), PORTS_ONLY, around).begin();

    assertThat(walk.asked(Call.Tcp.class)).extracting(Call.Tcp::address).containsExactly(Met.OTHER);
    assertThat(walk.state()).isEqualTo(GateState.OPEN);
  }

  @Test
  void whereNoAddressIsFoundPortsAreNotLookedAtWhichIsAWarning() {
    around.resolvers(Met.NXDOMAIN);
    Walk walk = Walk.along(group("hq").tcp(443).udp(69), PORTS_ONLY, around).begin();

    assertThat(walk.asked(Call.Tcp.class)).isEmpty();
    assertThat(walk.asked(Call.Tftp.class)).isEmpty();
    assertThat(walk.state()).isEqualTo(GateState.OPEN);
    assertThat(walk.finding("reach.no-address").isError()).isFalse();
    assertThat(walk.report().portWords())
        .isEqualTo("hq.genesyscloud.com has no address to connect to");
  }

  @Test
  void skippedPortsAreNotLookedAt() {
    Walk walk = Walk.along(group("hq").tcp(443), NAMES_ONLY, around).begin().to(100);

    assertThat(walk.asked()).allMatch(Call.Dns.class::isInstance);
    assertThat(walk.state()).isEqualTo(GateState.OPEN);
    assertThat(walk.report().ports()).isEqualTo(GateState.SKIPPED);
  }

  @Test
  void whereBothAreSkippedNothingIsAskedAndThatIsWhatIsReported() {
    Walk walk = Walk.along(group("hq").tcp(443), NOTHING, around).begin().to(100);

    assertThat(walk.asked()).isEmpty();
    assertThat(walk.state()).isEqualTo(GateState.OPEN);
    assertThat(walk.report().names()).isEqualTo(GateState.SKIPPED);
    assertThat(walk.report().ports()).isEqualTo(GateState.SKIPPED);
    assertThat(walk.report().findings()).isEmpty();
  }
}
