package dev.phonefleet.gate;

import static dev.phonefleet.gate.GroupBuilder.group;
import static dev.phonefleet.gate.Walk.NAMES_ONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.outside.Sighting;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about a name that does not resolve: who said what, the cause, the way out. */
final class NameWordsTest {
  private static final Sighting.OfName RIGHT = Met.addresses(Met.RIGHT);
  private static final Sighting.OfName OTHER = Met.addresses(Met.OTHER);

  private final Surroundings around = new Surroundings();

  private Diagnostic closed(GroupBuilder group) {
    return Walk.along(group.dnsWait(10), NAMES_ONLY, around).begin().closed();
  }

  private Diagnostic closed(GroupBuilder group, Sighting.OfName one, Sighting.OfName eight) {
    around.resolver("1.1.1.1", one).resolver("8.8.8.8", eight);
    return closed(group);
  }

  static Stream<Arguments> whatResolversSay() {
    return Stream.of(
        arguments(Met.NXDOMAIN, " says NXDOMAIN"),
        arguments(Met.NO_A_RECORD, " says no A record"),
        arguments(Met.SERVFAIL, " says SERVFAIL"),
        arguments(Met.REFUSES, " says REFUSED"),
        arguments(Met.SILENCE, ": no answer within 5 s"),
        arguments(OTHER, " says 203.0.113.99 (not expected)"),
        arguments(
            Met.addresses(Met.RIGHT, Met.OTHER),
            " says 203.0.113.10, 203.0.113.99 (not expected)"));
  }

  @ParameterizedTest
  @MethodSource("whatResolversSay")
  void whatEachResolverSaidIsTold(Sighting.OfName said, String words) {
    Diagnostic closed = closed(group("hq").expect(Met.RIGHT), said, RIGHT);

    assertThat(closed.code()).isEqualTo("dns.closed");
    assertThat(closed.where()).isEqualTo("group hq");
    assertThat(closed.what())
        .isEqualTo(
            "hq.genesyscloud.com does not resolve as needed: 1.1.1.1"
                + words
                + ", 8.8.8.8 says 203.0.113.10.");
  }

  static Stream<Arguments> causes() {
    Sighting.OfName noZone = Met.nxdomain("com", 900);
    return Stream.of(
        arguments(noZone, noZone, "nobody controls it", "dns.name"),
        arguments(Met.nxdomain("", 900), Met.SILENCE, "nobody controls it", "dns.name"),
        arguments(Met.SILENCE, Met.SILENCE, "No resolver answered", "--skip-gate dns"),
        arguments(Met.SERVFAIL, Met.REFUSES, "cannot find out", "owner of the zone"),
        arguments(OTHER, OTHER, "Every resolver answers something else", "or dns.expect"),
        arguments(RIGHT, OTHER, "still answer something else", "dns.waitTimeout"),
        arguments(Met.NXDOMAIN, OTHER, "still answer something else", "dns.waitTimeout"),
        arguments(RIGHT, Met.NXDOMAIN, "know the name already", "dns.waitTimeout"),
        arguments(Met.NXDOMAIN, Met.NXDOMAIN, "up to ninety seconds", "Wait longer"),
        arguments(Met.NXDOMAIN, Met.NO_A_RECORD, "up to ninety seconds", "Wait longer"),
        arguments(Met.NXDOMAIN, Met.SERVFAIL, "up to ninety seconds", "Wait longer"),
        arguments(RIGHT, Met.SILENCE, "A resolver does not answer", "Replace it"),
        arguments(RIGHT, Met.REFUSES, "refuses to answer this host", "Replace it"));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void theLikelyCauseAndTheWayOutAreTold(
      Sighting.OfName one, Sighting.OfName eight, String why, String next) {
    Diagnostic closed = closed(group("hq").expect(Met.RIGHT), one, eight);

    assertThat(closed.why()).contains(why);
    assertThat(closed.next()).contains(next);
  }

  @Test
  void aZoneThatOneResolverKnowsIsNotCalledUnknown() {
    Diagnostic closed = closed(group("hq").dnsName("prov.corp"), RIGHT, Met.nxdomain("", 900));

    assertThat(closed.why()).doesNotContain("nobody controls it");
  }

  @Test
  void whereOneResolverIsSilentAndTheOtherFailsNobodyIsSaidToAnswer() {
    Diagnostic closed = closed(group("hq"), Met.SILENCE, Met.SERVFAIL);

    assertThat(closed.why()).doesNotContain("the others do");
  }

  @Test
  void howLongResolversMayKeepSayingSoIsTold() {
    Sighting.OfName shortly = Met.nxdomain("genesyscloud.com", 60);
    Sighting.OfName longer = Met.nxdomain("genesyscloud.com", 300);

    assertThat(closed(group("hq"), shortly, longer).why()).contains("keep it for 300 s");
    assertThat(closed(group("hq"), shortly, RIGHT).why()).contains("keep it for 60 s");
    assertThat(closed(group("hq"), Met.NO_A_RECORD, RIGHT).why()).doesNotContain("keep it for");
    assertThat(closed(group("hq"), Met.nxdomain("com", 900), Met.nxdomain("com", 900)).why())
        .doesNotContain("keep it for");
  }

  @Test
  void itIsAWarningWhileItIsWaitedForAndAnErrorWhenTheTimeIsUp() {
    around.resolvers(Met.NXDOMAIN);
    Walk walk = Walk.along(group("hq").dnsWait(10), NAMES_ONLY, around).begin();

    assertThat(walk.closed().isError()).isFalse();
    assertThat(walk.closed().what()).doesNotContain("after");
    walk.to(10);
    assertThat(walk.closed().isError()).isTrue();
    assertThat(walk.closed().what()).contains("does not resolve as needed after 10 s: ");
  }

  @Test
  void oneLookDoesNotSayHowLongItWaited() {
    around.resolvers(Met.NXDOMAIN);

    Walk walk = Walk.once(group("hq"), NAMES_ONLY, around);

    assertThat(walk.state()).isEqualTo(GateState.SHUT);
    assertThat(walk.closed().what()).doesNotContain("after");
  }

  @Test
  void severalHostsAreToldTogetherWithTheWorstCause() {
    around
        .name("hq.genesyscloud.com", Met.NXDOMAIN)
        .name("b.example.com", Met.SILENCE)
        .name("c.example.com", RIGHT);
    Diagnostic closed = closed(group("hq").failover("b.example.com", "c.example.com"));

    assertThat(closed.what())
        .startsWith("hq.genesyscloud.com, b.example.com do not resolve as needed: ")
        .contains("hq.genesyscloud.com: 1.1.1.1 says NXDOMAIN")
        .contains("b.example.com: 1.1.1.1: no answer within 5 s")
        .doesNotContain("c.example.com");
    assertThat(closed.why()).contains("No resolver answered");
  }

  @Test
  void resolversThatAgreeAreToldInOneWord() {
    around.resolvers(Met.NXDOMAIN);
    Walk walk = Walk.along(group("hq"), NAMES_ONLY, around).begin();

    assertThat(walk.report().nameWords()).isEqualTo("hq.genesyscloud.com: NXDOMAIN");
  }

  @Test
  void resolversThatDoNotAgreeAreToldOneByOne() {
    around.resolver("8.8.8.8", Met.SERVFAIL);
    Walk walk = Walk.along(group("hq").failover("b.example.com"), NAMES_ONLY, around).begin();

    assertThat(walk.report().nameWords())
        .isEqualTo(
            "hq.genesyscloud.com: 1.1.1.1 says 203.0.113.10, 8.8.8.8 says SERVFAIL;"
                + " b.example.com: 1.1.1.1 says 203.0.113.10, 8.8.8.8 says SERVFAIL");
  }
}
