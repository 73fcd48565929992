package dev.phonefleet.gate;

import static dev.phonefleet.gate.GroupBuilder.group;
import static dev.phonefleet.gate.Walk.T0;
import static dev.phonefleet.gate.Walk.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.outside.Call;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ports were seen at addresses: they say nothing about others. */
final class NamesMoveTest {
  private static final String NEW = "203.0.113.20";

  private final Surroundings around = new Surroundings();

  private Walk walk(GroupBuilder group) {
    return Walk.along(group, GateOptions.ORDINARY, around).begin();
  }

  @Test
  void otherAddressesAreLookedAtBeforeItIsOpenAgain() {
    around.after(20).resolvers(Met.addresses(NEW)).port(NEW, 443, Met.REFUSED);
    around.after(35).port(NEW, 443, Met.OPEN);
    Walk walk = walk(group("hq").tcp(443));

    assertThat(walk.to(29).state()).isEqualTo(GateState.OPEN);
    assertThat(walk.to(30).state()).isEqualTo(GateState.CLOSED);
    assertThat(walk.closed().what()).contains(NEW);
    assertThat(walk.to(36).state()).isEqualTo(GateState.OPEN);
    assertThat(walk.report().portWords()).contains(NEW).doesNotContain(Met.RIGHT);
  }

  @Test
  void aNameThatMovesAgainAndAgainDoesNotPutOffTheEndOfTheWait() {
    for (int second = 20; second < 400; second += 40) {
      around.after(second).resolvers(Met.addresses(NEW));
      around.after(second + 20).resolvers(Met.addresses(Met.RIGHT));
    }
    around.after(0).port(NEW, 443, Met.REFUSED).port(Met.RIGHT, 443, Met.REFUSED);
    Walk walk = walk(group("hq").tcp(443).reachWait(60));

    assertThat(walk.to(58).state()).isNotEqualTo(GateState.SHUT);
    assertThat(walk.to(64).state()).isEqualTo(GateState.SHUT);
  }

  private static List<Call.Dns> questions() {
    return List.of(
        new Call.Dns("hq.genesyscloud.com", "1.1.1.1"),
        new Call.Dns("hq.genesyscloud.com", "8.8.8.8"));
  }

  private static Call.Tcp port(String address) {
    return new Call.Tcp("hq.genesyscloud.com", address, 443, true, Optional.of("/boot"));
  }

  /** Open since T0; at thirty seconds names and ports are asked again, and the names have moved. */
  private static NetworkPath moved() {
    NetworkPath path = Walk.path(group("hq").tcp(443).build(), GateOptions.ORDINARY, false);
    path.begin(T0);
    path.wants(T0, true);
    questions().forEach(it -> path.saw(it, Met.addresses(Met.RIGHT), T0));
    path.wants(T0, true);
    path.saw(port(Met.RIGHT), Met.OPEN, T0);
    assertThat(path.state(T0)).isEqualTo(GateState.OPEN);
    assertThat(path.wants(at(30), true)).contains(port(Met.RIGHT)).containsAll(questions());
    questions().forEach(it -> path.saw(it, Met.addresses(NEW), at(31)));
    return path;
  }

  @Test
  void itIsNotOpenUntilTheNewAddressWasSeen() {
    NetworkPath path = moved();

    assertThat(path.state(at(31))).isEqualTo(GateState.UNSEEN);
  }

  @Test
  void anAnswerFromTheOldAddressDoesNotOpenIt() {
    NetworkPath path = moved();

    path.saw(port(Met.RIGHT), Met.OPEN, at(32));

    assertThat(path.state(at(32))).isEqualTo(GateState.UNSEEN);
    assertThat(path.wants(at(32), true)).isEqualTo(Set.of(port(NEW)));
    path.saw(port(NEW), Met.OPEN, at(33));
    assertThat(path.state(at(33))).isEqualTo(GateState.OPEN);
  }

  @Test
  void aClosedPortAtTheOldAddressDoesNotCountAgainstTheNewOne() {
    NetworkPath path = moved();

    path.saw(port(Met.RIGHT), Met.REFUSED, at(32));

    assertThat(path.state(at(32))).isEqualTo(GateState.UNSEEN);
  }

  @Test
  void portsAreLookedAtAnewWhenTheNamesWereAway() {
    around.after(25).resolvers(Met.NXDOMAIN).after(35).resolvers(Met.addresses(Met.RIGHT));
    around.after(32).ports(Met.REFUSED);
    Walk walk = walk(group("hq").tcp(443));

    assertThat(walk.to(34).state()).isEqualTo(GateState.CLOSED);
    assertThat(walk.to(36).state()).isEqualTo(GateState.CLOSED);
    assertThat(walk.closed().code()).isEqualTo("reach.closed");
  }

  @Test
  void theSameAddressesInOtherWordsAreNoMove() {
    around.resolver("1.1.1.1", Met.addresses(Met.RIGHT, NEW));
    around
        .after(20)
        .resolver("1.1.1.1", Met.addresses(NEW))
        .resolver("8.8.8.8", Met.addresses(Met.RIGHT));
    Walk walk = walk(group("hq").tcp(443).reachWait(0)).to(100);

    assertThat(walk.rounds(Call.Tcp.class)).containsExactly(0.0);
  }
}
