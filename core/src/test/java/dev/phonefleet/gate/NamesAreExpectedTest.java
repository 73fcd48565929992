package dev.phonefleet.gate;

import static dev.phonefleet.gate.GroupBuilder.group;
import static dev.phonefleet.gate.Walk.NAMES_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers open the names' gate. */
final class NamesAreExpectedTest {
  private static final String A = "203.0.113.10";
  private static final String B = "203.0.113.11";
  private static final String C = "203.0.113.99";

  private final Surroundings around = new Surroundings();

  private Walk look(GroupBuilder group) {
    return Walk.along(group.dnsWait(60), NAMES_ONLY, around).begin();
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.10,              203.0.113.10,              OPEN",
    "203.0.113.10,              203.0.113.11,              OPEN",
    "203.0.113.10 203.0.113.11, 203.0.113.11,              OPEN",
    "203.0.113.10 203.0.113.99, 203.0.113.10,              CLOSED",
    "203.0.113.10,              203.0.113.10 203.0.113.99, CLOSED",
    "203.0.113.10,              203.0.113.99,              CLOSED",
    "203.0.113.99,              203.0.113.99,              CLOSED"
  })
  void everyAddressOfEveryResolverHasToBeOneOfTheExpected(
      String one, String eight, GateState state) {
    around
        .resolver("1.1.1.1", Met.addresses(one.split(" ")))
        .resolver("8.8.8.8", Met.addresses(eight.split(" ")));

    assertThat(look(group("hq").expect(A, B)).state()).isEqualTo(state);
  }

  @Test
  void oneResolverThatDoesNotKnowTheNameKeepsItClosed() {
    around.resolver("8.8.8.8", Met.NXDOMAIN);

    assertThat(look(group("hq")).state()).isEqualTo(GateState.CLOSED);
    assertThat(look(group("hq").expect(A)).state()).isEqualTo(GateState.CLOSED);
  }

  @Test
  void aNameWithoutAnARecordKeepsItClosed() {
    around.resolvers(Met.NO_A_RECORD);

    assertThat(look(group("hq")).state()).isEqualTo(GateState.CLOSED);
    assertThat(look(group("hq")).report().nameWords()).contains("no A record");
  }

  @Test
  void failoverHostsAreNotBoundByTheExpectedAddresses() {
    around.name("b.example.com", Met.addresses(C));

    assertThat(look(group("hq").expect(A).failover("b.example.com")).state())
        .isEqualTo(GateState.OPEN);
  }

  @Test
  void failoverHostsNeedAnAddressAllTheSame() {
    around.name("b.example.com", Met.NXDOMAIN);
    Walk walk = look(group("hq").expect(A).failover("b.example.com"));

    assertThat(walk.state()).isEqualTo(GateState.CLOSED);
    assertThat(walk.closed().what())
        .startsWith("b.example.com does not resolve as needed")
        .doesNotContain("hq.genesyscloud.com");
  }

  @Test
  void differingAnswersOpenWithAWarningThatTellsThem() {
    around.resolver("8.8.8.8", Met.addresses(C));
    Walk walk = look(group("hq"));

    assertThat(walk.state()).isEqualTo(GateState.OPEN);
    Diagnostic warning = walk.finding("dns.differs");
    assertThat(warning.isError()).isFalse();
    assertThat(warning.what()).contains("1.1.1.1 says " + A, "8.8.8.8 says " + C);
    assertThat(warning.next()).contains("dns.expect");
  }

  @Test
  void differingAnswersThatAreAllExpectedAreNotWarnedAbout() {
    around.resolver("8.8.8.8", Met.addresses(B));

    assertThat(look(group("hq").expect(A, B)).codes()).isEmpty();
  }

  @Test
  void differingAnswersAboutAFailoverHostAreWarnedAboutWhateverIsExpected() {
    around.resolver("8.8.8.8", Met.addresses(C)).name("hq.genesyscloud.com", Met.addresses(A));
    Walk walk = look(group("hq").expect(A).failover("b.example.com"));

    assertThat(walk.finding("dns.differs").what()).contains("b.example.com");
  }

  @Test
  void answersThatAgreeAreNotWarnedAbout() {
    around.resolvers(Met.addresses(A, B));

    assertThat(look(group("hq")).codes()).isEmpty();
  }
}
