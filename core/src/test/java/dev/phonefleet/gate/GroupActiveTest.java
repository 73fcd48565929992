package dev.phonefleet.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.GroupStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GroupActiveTest {
  private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  private final GroupActive gate = new GroupActive(Duration.ofSeconds(100));

  @Test
  void aGroupThatWasNeverSeenIsClosedForAsLongAsItTakes() {
    assertThat(gate.verdict(at(10_000))).isEqualTo(new GroupActive.Verdict.Closed());
    assertThat(gate.shutsAt()).isEmpty();
    assertThat(gate.lastSeenActive()).isFalse();
  }

  @Test
  void anActiveGroupIsOpenForTenSecondsFromWhenItsLookWasSent() {
    gate.saw(GroupStatus.ACTIVE, "ACTIVE", T0);

    assertThat(gate.verdict(at(3))).isEqualTo(new GroupActive.Verdict.Open(at(10)));
    assertThat(gate.verdict(at(10))).isEqualTo(new GroupActive.Verdict.Open(at(10)));
    assertThat(gate.verdict(at(10).plusMillis(1))).isEqualTo(new GroupActive.Verdict.Closed());
    assertThat(gate.lastSeenActive()).isTrue();
  }

  @Test
  void aNewLookKeepsItOpen() {
    gate.saw(GroupStatus.ACTIVE, "ACTIVE", T0);
    gate.saw(GroupStatus.ACTIVE, "ACTIVE", at(5));

    assertThat(gate.verdict(at(14))).isEqualTo(new GroupActive.Verdict.Open(at(15)));
  }

  @Test
  void aGroupThatDoesNotBecomeActiveInTimeIsShutWithItsLastWord() {
    gate.saw(GroupStatus.PENDING, "PENDING", T0);
    gate.saw(GroupStatus.CONFIGURING, "CONFIGURING", at(60));

    assertThat(gate.shutsAt()).contains(at(100));
    assertThat(gate.verdict(at(150))).isEqualTo(new GroupActive.Verdict.Closed());

    gate.saw(GroupStatus.CONFIGURING, "CONFIGURING", at(100));

    assertThat(gate.verdict(at(100)))
        .isInstanceOfSatisfying(
            GroupActive.Verdict.Shut.class,
            shut -> assertThat(shut.words()).contains("CONFIGURING", "100 s"));
  }

  @Test
  void aShutGateStaysShut() {
    gate.saw(GroupStatus.PENDING, "PENDING", T0);
    gate.saw(GroupStatus.PENDING, "PENDING", at(100));
    GroupActive.Verdict shut = gate.verdict(at(100));
    assertThat(shut).isInstanceOf(GroupActive.Verdict.Shut.class);

    gate.saw(GroupStatus.ACTIVE, "ACTIVE", at(101));

    assertThat(gate.verdict(at(102))).isEqualTo(shut);
  }

  @Test
  void aFailedGroupIsShutAtOnce() {
    gate.saw(GroupStatus.ACTIVE, "ACTIVE", T0);
    gate.saw(GroupStatus.FAILED, "FAILED", at(1));

    assertThat(gate.verdict(at(1)))
        .isInstanceOfSatisfying(
            GroupActive.Verdict.Shut.class, shut -> assertThat(shut.words()).contains("FAILED"));
  }

  @Test
  void whyItWasShutFirstStaysTheReason() {
    gate.saw(GroupStatus.PENDING, "PENDING", T0);
    gate.saw(GroupStatus.FAILED, "FAILED", at(5));
    GroupActive.Verdict first = gate.verdict(at(6));

    gate.saw(GroupStatus.PENDING, "PENDING", at(7));

    assertThat(gate.verdict(at(500))).isEqualTo(first);
  }

  @Test
  void aGroupThatIsNoLongerActiveClosesAtOnceAlthoughAnOlderLookWasFresh() {
    gate.saw(GroupStatus.ACTIVE, "ACTIVE", T0);
    gate.saw(GroupStatus.CONFIGURING, "CONFIGURING", at(2));

    assertThat(gate.verdict(at(3))).isEqualTo(new GroupActive.Verdict.Closed());
    assertThat(gate.lastSeenActive()).isFalse();
  }

  @Test
  void aFlappingGroupOpensAgainAndItsClockStartsAnew() {
    gate.saw(GroupStatus.PENDING, "PENDING", T0);
    gate.saw(GroupStatus.ACTIVE, "ACTIVE", at(90));
    gate.saw(GroupStatus.CONFIGURING, "CONFIGURING", at(95));

    assertThat(gate.verdict(at(150))).isEqualTo(new GroupActive.Verdict.Closed());
    assertThat(gate.shutsAt()).contains(at(195));
    gate.saw(GroupStatus.ACTIVE, "ACTIVE", at(160));

    assertThat(gate.verdict(at(161))).isEqualTo(new GroupActive.Verdict.Open(at(170)));
  }

  @Test
  void aGroupThatStaysAwayLongerThanTheTimeoutIsShut() {
    gate.saw(GroupStatus.ACTIVE, "ACTIVE", T0);
    gate.saw(GroupStatus.CONFIGURING, "CONFIGURING", at(5));
    gate.saw(GroupStatus.CONFIGURING, "CONFIGURING", at(105));

    assertThat(gate.verdict(at(105))).isInstanceOf(GroupActive.Verdict.Shut.class);
  }

  @Test
  void aWordThatIsNotKnownIsWaitedForLikePending() {
    gate.saw(GroupStatus.OTHER, "REBALANCING", T0);

    assertThat(gate.verdict(at(50))).isEqualTo(new GroupActive.Verdict.Closed());
    gate.saw(GroupStatus.OTHER, "REBALANCING", at(100));
    assertThat(gate.verdict(at(100)))
        .isInstanceOfSatisfying(
            GroupActive.Verdict.Shut.class,
            shut -> assertThat(shut.words()).contains("REBALANCING"));
    assertThat(gate.lastWord()).isEqualTo("REBALANCING");
  }

  private static Instant at(long seconds) {
    return T0.plusSeconds(seconds);
  }
}
