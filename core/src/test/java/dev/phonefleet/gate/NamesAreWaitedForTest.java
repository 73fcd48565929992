package dev.phonefleet.gate;

import static dev.phonefleet.gate.GroupBuilder.group;
import static dev.phonefleet.gate.Walk.NAMES_ONLY;
import static dev.phonefleet.gate.Walk.T0;
import static dev.phonefleet.gate.Walk.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.outside.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock of the names' gate; a look every two seconds. */
final class NamesAreWaitedForTest {
  private static final Call.Dns ONE = new Call.Dns("hq.genesyscloud.com", "1.1.1.1");
  private static final Call.Dns EIGHT = new Call.Dns("hq.genesyscloud.com", "8.8.8.8");

  private final Surroundings around = new Surroundings();

  private Walk walk(long waitSeconds) {
    return Walk.along(group("hq").dnsWait(waitSeconds), NAMES_ONLY, around);
  }

  private NetworkPath path(long waitSeconds) {
    return Walk.path(group("hq").dnsWait(waitSeconds).build(), NAMES_ONLY, false);
  }

  @Test
  void nothingIsAskedBeforeTheGroupIsActive() {
    Walk walk = walk(10).to(100);

    assertThat(walk.asked()).isEmpty();
    assertThat(walk.state()).isEqualTo(GateState.UNSEEN);
  }

  @Test
  void itOpensWhenEveryResolverHasAnAddress() {
    Walk walk = walk(10).begin();

    assertThat(walk.asked()).containsExactly(ONE, EIGHT);
    assertThat(walk.state()).isEqualTo(GateState.OPEN);
    assertThat(walk.report().addresses())
        .isEqualTo(Map.of("hq.genesyscloud.com", List.of(Met.RIGHT)));
  }

  @Test
  void everyResolverOfTheFileAndOnlyThoseAreAskedAboutEveryHost() {
    GroupBuilder group =
        group("HQ").resolvers("192.0.2.53", "192.0.2.54:5353").failover("B.example.com");

    assertThat(Walk.along(group, NAMES_ONLY, around).begin().asked())
        .containsExactly(
            new Call.Dns("hq.genesyscloud.com", "192.0.2.53"),
            new Call.Dns("hq.genesyscloud.com", "192.0.2.54:5353"),
            new Call.Dns("b.example.com", "192.0.2.53"),
            new Call.Dns("b.example.com", "192.0.2.54:5353"));
  }

  @Test
  void aHostThatIsAnAddressNeedsNoLookUp() {
    GroupBuilder group = group("hq").dnsName(Met.RIGHT);

    Walk walk = Walk.along(group, NAMES_ONLY, around).begin();

    assertThat(walk.asked()).isEmpty();
    assertThat(walk.state()).isEqualTo(GateState.OPEN);
    assertThat(walk.report().nameWords()).contains("needs no look-up");
  }

  @Test
  void itLooksAgainAnIntervalLaterUntilTheNameAppears() {
    around.resolvers(Met.NXDOMAIN).after(5).resolvers(Met.addresses(Met.RIGHT));
    Walk walk = walk(100).begin();

    assertThat(walk.to(5.9).state()).isEqualTo(GateState.CLOSED);
    assertThat(walk.to(6).state()).isEqualTo(GateState.OPEN);
    assertThat(walk.rounds(Call.Dns.class)).containsExactly(0.0, 2.0, 4.0, 6.0);
  }

  @Test
  void itIsShutWhenTheTimeIsUpAndStaysSo() {
    around.resolvers(Met.NXDOMAIN).after(11).resolvers(Met.addresses(Met.RIGHT));
    Walk walk = walk(10).begin();

    assertThat(walk.to(9.9).state()).isEqualTo(GateState.CLOSED);
    assertThat(walk.to(10).state()).isEqualTo(GateState.SHUT);
    assertThat(walk.closed().isError()).isTrue();
    assertThat(walk.closed().what()).contains("after 10 s");
    assertThat(walk.to(500).state()).isEqualTo(GateState.SHUT);
    assertThat(walk.path().dueAt(true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"5, OPEN", "6, SHUT"})
  void theLastLookIsAtTheVeryEndOfTheWaitAndDecides(long appearsAt, GateState state) {
    around.resolvers(Met.NXDOMAIN).after(appearsAt).resolvers(Met.addresses(Met.RIGHT));
    Walk walk = walk(5).begin().to(20);

    assertThat(walk.rounds(Call.Dns.class)).startsWith(0.0, 2.0, 4.0, 5.0);
    assertThat(walk.state()).isEqualTo(state);
  }

  @Test
  void aRoundThatBeganBeforeTheEndIsNotTheLastHoweverLateItsAnswersCome() {
    NetworkPath path = path(10);
    path.begin(T0);
    path.wants(T0, true);
    path.saw(ONE, Met.SILENCE, at(12));
    path.saw(EIGHT, Met.SILENCE, at(12));

    assertThat(path.state(at(12))).isEqualTo(GateState.CLOSED);
    assertThat(path.dueAt(true)).contains(at(12));
    assertThat(path.wants(at(12), true)).containsExactly(ONE, EIGHT);

    path.saw(ONE, Met.NXDOMAIN, at(13));
    path.saw(EIGHT, Met.NXDOMAIN, at(13));
    assertThat(path.state(at(13))).isEqualTo(GateState.SHUT);
  }

  @ParameterizedTest
  @CsvSource({"0, OPEN", "1, SHUT"})
  void aWaitOfNothingIsOneLook(long appearsAt, GateState state) {
    around.resolvers(Met.NXDOMAIN).after(appearsAt).resolvers(Met.addresses(Met.RIGHT));
    Walk walk = walk(0).begin().to(300);

    assertThat(walk.rounds(Call.Dns.class)).containsExactly(0.0);
    assertThat(walk.state()).isEqualTo(state);
  }

  @Test
  void theClockStartsOnceWhenTheGroupIsActive() {
    around.resolvers(Met.NXDOMAIN);
    Walk walk = walk(10).to(60).begin();
    walk.to(65).begin();

    assertThat(walk.to(69.9).state()).isEqualTo(GateState.CLOSED);
    assertThat(walk.to(70).state()).isEqualTo(GateState.SHUT);
  }

  @Test
  void itDoesNotOpenBeforeTheLastAnswerOfTheRound() {
    NetworkPath path = path(10);
    path.begin(T0);
    path.wants(T0, true);

    assertThat(path.saw(ONE, Met.addresses(Met.RIGHT), at(1))).isFalse();
    assertThat(path.state(at(1))).isEqualTo(GateState.UNSEEN);
    assertThat(path.wants(at(4), true)).isEmpty();

    assertThat(path.saw(EIGHT, Met.addresses(Met.RIGHT), at(4))).isTrue();
    assertThat(path.state(at(4))).isEqualTo(GateState.OPEN);
  }

  @Test
  void answersOfDifferentRoundsAreNotPutTogether() {
    for (long second = 0; second < 20; second += 4) {
      around
          .after(second)
          .resolver("1.1.1.1", Met.NXDOMAIN)
          .resolver("8.8.8.8", Met.addresses(Met.RIGHT))
          .after(second + 2)
          .resolver("1.1.1.1", Met.addresses(Met.RIGHT))
          .resolver("8.8.8.8", Met.NXDOMAIN);
    }

    assertThat(walk(18).begin().to(18).state()).isEqualTo(GateState.SHUT);
  }

  @Test
  void whatNobodyAskedForChangesNothing() {
    NetworkPath path = path(10);
    path.begin(T0);
    path.wants(T0, true);
    path.saw(ONE, Met.addresses(Met.RIGHT), T0);
    path.saw(EIGHT, Met.addresses(Met.RIGHT), T0);

    assertThat(path.saw(new Call.Dns("hq.genesyscloud.com", "9.9.9.9"), Met.NXDOMAIN, at(1)))
        .isFalse();
    assertThat(path.state(at(1))).isEqualTo(GateState.OPEN);
  }

  @Test
  void whereNoHostMayBeLookedAtNothingIsAskedAndNothingIsHeldUp() {
    Targets targets =
        Targets.of(
            group("hq").build(), Optional.of("https://prov.example.com/"), GateOptions.ORDINARY);
    Walk walk =
        new Walk(new NetworkPath(targets, GateOptions.ORDINARY, false), around).begin().to(300);

    assertThat(walk.asked()).isEmpty();
    assertThat(walk.state()).isEqualTo(GateState.OPEN);
    assertThat(walk.report().names()).isEqualTo(GateState.UNPROBED);
    assertThat(walk.codes()).containsExactly("dns.foreign-host");
  }
}
