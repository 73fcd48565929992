package dev.phonefleet.gate;

import static dev.phonefleet.gate.GroupBuilder.group;
import static dev.phonefleet.gate.Walk.NAMES_ONLY;
import static dev.phonefleet.gate.Walk.T0;
import static dev.phonefleet.gate.Walk.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.outside.Call;
import org.junit.jupiter.api.Test;

/** Names that resolved are looked at again while phones are written. */
final class NamesGoAwayTest {
  private static final Call.Dns ONE = new Call.Dns("hq.genesyscloud.com", "1.1.1.1");
  private static final Call.Dns EIGHT = new Call.Dns("hq.genesyscloud.com", "8.8.8.8");

  private final Surroundings around = new Surroundings();
  private final Walk walk = Walk.along(group("hq").dnsWait(10), NAMES_ONLY, around);

  /** Open since T0, and asked again at thirty seconds. */
  private static NetworkPath lookedAtAgain(GroupBuilder group) {
    NetworkPath path = Walk.path(group.dnsWait(10).build(), NAMES_ONLY, false);
    path.begin(T0);
    path.wants(T0, true);
    path.saw(ONE, Met.addresses(Met.RIGHT), T0);
    path.saw(EIGHT, Met.addresses(Met.RIGHT), T0);
    assertThat(path.wants(at(30), true)).containsExactly(ONE, EIGHT);
    return path;
  }

  @Test
  void theyAreLookedAtEveryThirtySecondsWhilePhonesAreLeft() {
    walk.begin().to(95);

    assertThat(walk.rounds(Call.Dns.class)).containsExactly(0.0, 30.0, 60.0, 90.0);
    assertThat(walk.state()).isEqualTo(GateState.OPEN);
  }

  @Test
  void nobodyLooksWhenNoPhoneIsLeft() {
    walk.begin().reliedOn(false).to(300);

    assertThat(walk.rounds(Call.Dns.class)).containsExactly(0.0);
    assertThat(walk.path().dueAt(false)).isEmpty();
  }

  @Test
  void whatWasSeenOverAMinuteAgoHasToBeSeenAgainFirst() {
    walk.begin().reliedOn(false);

    assertThat(walk.to(60).state()).isEqualTo(GateState.OPEN);
    assertThat(walk.to(60.001).state()).isEqualTo(GateState.UNSEEN);
    assertThat(walk.reliedOn(true).to(60.001).state()).isEqualTo(GateState.OPEN);
    assertThat(walk.rounds(Call.Dns.class)).containsExactly(0.0, 60.001);
  }

  @Test
  void aLookCountsFromWhenItWasSent() {
    NetworkPath path = Walk.path(group("hq").dnsWait(10).build(), NAMES_ONLY, false);
    path.begin(T0);
    path.wants(T0, true);
    path.saw(ONE, Met.addresses(Met.RIGHT), at(5));
    path.saw(EIGHT, Met.addresses(Met.RIGHT), at(5));

    assertThat(path.dueAt(true)).contains(at(30));
    assertThat(path.state(at(60.001))).isEqualTo(GateState.UNSEEN);
  }

  @Test
  void oneWrongAnswerClosesAtOnce() {
    NetworkPath path = lookedAtAgain(group("hq"));

    assertThat(path.saw(ONE, Met.NXDOMAIN, at(30.1))).isTrue();
    assertThat(path.state(at(30.1))).isEqualTo(GateState.CLOSED);
  }

  @Test
  void oneUnexpectedAddressClosesAtOnce() {
    NetworkPath path = lookedAtAgain(group("hq").expect(Met.RIGHT));

    assertThat(path.saw(EIGHT, Met.addresses(Met.RIGHT, Met.OTHER), at(30.1))).isTrue();
    assertThat(path.state(at(30.1))).isEqualTo(GateState.CLOSED);
  }

  @Test
  void aGoodAnswerKeepsItOpenWhileTheOthersAreOnTheirWay() {
    NetworkPath path = lookedAtAgain(group("hq"));

    assertThat(path.saw(ONE, Met.addresses(Met.OTHER), at(30.1))).isFalse();
    assertThat(path.state(at(30.1))).isEqualTo(GateState.OPEN);
  }

  @Test
  void aGateThatOneAnswerClosedTellsThatAnswer() {
    NetworkPath path = lookedAtAgain(group("hq"));

    path.saw(ONE, Met.NXDOMAIN, at(30.1));

    assertThat(path.closed().what())
        .startsWith("hq.genesyscloud.com does not resolve as needed")
        .contains("1.1.1.1 says NXDOMAIN");
    assertThat(path.report(at(30.1)).nameWords()).contains("NXDOMAIN");
  }

  @Test
  void aNameThatComesBackOpensItAgain() {
    around.after(25).resolvers(Met.SERVFAIL).after(33).resolvers(Met.addresses(Met.RIGHT));
    walk.begin();

    assertThat(walk.to(30).state()).isEqualTo(GateState.CLOSED);
    assertThat(walk.to(33.9).state()).isEqualTo(GateState.CLOSED);
    assertThat(walk.to(34).state()).isEqualTo(GateState.OPEN);
  }

  @Test
  void aNameThatStaysAwayShutsItTheWaitAfterItWasMissed() {
    around.after(25).resolvers(Met.NXDOMAIN);
    walk.begin();

    assertThat(walk.to(39.9).state()).isEqualTo(GateState.CLOSED);
    assertThat(walk.to(40).state()).isEqualTo(GateState.SHUT);
  }

  @Test
  void whileNobodyWaitsNothingIsAskedAndNothingShuts() {
    around.resolvers(Met.NXDOMAIN);
    walk.begin().to(3).reliedOn(false);
    int asked = walk.asked(Call.Dns.class).size();

    assertThat(walk.to(500).state()).isEqualTo(GateState.CLOSED);
    assertThat(walk.asked(Call.Dns.class)).hasSize(asked);
  }
}
