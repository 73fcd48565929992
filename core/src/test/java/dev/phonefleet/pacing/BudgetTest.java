package dev.phonefleet.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  private static final Lane GROUP = new Lane("group g1");
  private static final Lane OTHER = new Lane("group g2");
  private static final Lane TOKEN = new Lane("token");
  private static final Charge ON_GROUP = new Charge(Set.of(GROUP, TOKEN));
  private static final Charge ON_OTHER = new Charge(Set.of(OTHER, TOKEN));
  private static final Charge ON_TOKEN = new Charge(Set.of(TOKEN));
  private static final Duration SPACING = Duration.ofMillis(100);

  private final Budget budget =
      new Budget(
          lane -> lane.equals(TOKEN) ? LaneRule.FREE : new LaneRule(SPACING, 3), new Random(1));

  @Test
  void theFirstRequestLeavesAtOnce() {
    assertThat(budget.reserve(ON_GROUP, T0)).contains(T0);
  }

  @Test
  void aLaneHasOneReservationAtATime() {
    budget.reserve(ON_GROUP, T0);

    assertThat(budget.reserve(ON_GROUP, T0)).isEmpty();
    assertThat(budget.reserve(ON_OTHER, T0)).contains(T0);
  }

  @Test
  void theNextSendIsSpacedFromTheActualOne() {
    budget.reserve(ON_GROUP, T0);
    budget.sent(ON_GROUP, at(30));

    assertThat(budget.reserve(ON_GROUP, at(30))).contains(at(130));
  }

  @Test
  void aLateSendIsNeverCaughtUp() {
    budget.reserve(ON_GROUP, T0);
    budget.sent(ON_GROUP, T0);
    assertThat(budget.reserve(ON_GROUP, T0)).contains(at(100));
    budget.sent(ON_GROUP, at(5_000));
    budget.answered(ON_GROUP);

    Optional<Instant> next = budget.reserve(ON_GROUP, at(5_000));
    budget.sent(ON_GROUP, at(5_100));

    assertThat(next).contains(at(5_100));
    assertThat(budget.reserve(ON_GROUP, at(5_100))).contains(at(5_200));
  }

  @Test
  void anUnusedPastDoesNotLeadToABurst() {
    budget.reserve(ON_GROUP, T0);
    budget.sent(ON_GROUP, T0);

    assertThat(budget.reserve(ON_GROUP, at(60_000))).contains(at(60_000));
    budget.sent(ON_GROUP, at(60_000));

    assertThat(budget.reserve(ON_GROUP, at(60_000))).contains(at(60_100));
  }

  @Test
  void moreThanTheLimitAreNeverInFlight() {
    for (int i = 0; i < 3; i++) {
      assertThat(budget.reserve(ON_GROUP, at(i * 1000L))).isPresent();
      budget.sent(ON_GROUP, at(i * 1000L));
    }

    assertThat(budget.reserve(ON_GROUP, at(9_000))).isEmpty();
    budget.answered(ON_GROUP);

    assertThat(budget.reserve(ON_GROUP, at(9_000))).contains(at(9_000));
  }

  @Test
  void aLaneWithoutSpacingTakesManyReservations() {
    for (int i = 0; i < 50; i++) {
      assertThat(budget.reserve(ON_TOKEN, T0)).contains(T0);
    }
  }

  @Test
  void aFullLaneTakesNoPlaceInTheOthers() {
    Budget minute =
        new Budget(
            lane -> lane.equals(TOKEN) ? new LaneRule(SPACING, 9) : new LaneRule(SPACING, 1),
            new Random(1));
    minute.reserve(ON_GROUP, T0);
    minute.sent(ON_GROUP, T0);

    assertThat(minute.reserve(ON_GROUP, at(500))).isEmpty();

    assertThat(minute.reserve(ON_OTHER, at(500))).contains(at(500));
  }

  @Test
  void theSlowestLaneOfAChargeDecides() {
    Budget minute =
        new Budget(
            lane -> new LaneRule(lane.equals(TOKEN) ? Duration.ofSeconds(1) : SPACING, 9),
            new Random(1));
    minute.reserve(ON_GROUP, T0);
    minute.sent(ON_GROUP, T0);

    assertThat(minute.reserve(ON_OTHER, T0)).contains(at(1_000));
  }

  @Test
  void aWithdrawnReservationGivesItsPlaceBackAndCountsAsNoSend() {
    budget.reserve(ON_GROUP, T0);
    budget.withdrawn(ON_GROUP);

    for (int i = 0; i < 3; i++) {
      assertThat(budget.reserve(ON_GROUP, at(i * 100L))).contains(at(i * 100L));
      budget.sent(ON_GROUP, at(i * 100L));
    }
  }

  @Test
  void aRefusalHoldsEveryLaneUntilRetryAfter() {
    ServerHints hints = ServerHints.pace(Optional.of(at(7_000)), Optional.of(at(1_000)));

    assertThat(budget.throttled(hints, T0)).isEqualTo(at(7_000));

    assertThat(budget.reserve(ON_GROUP, T0)).contains(at(7_000));
    assertThat(budget.reserve(ON_OTHER, at(6_999))).contains(at(7_000));
    assertThat(budget.reserve(ON_TOKEN, at(7_001))).contains(at(7_001));
  }

  @Test
  void withoutRetryAfterTheResetCounts() {
    ServerHints hints = ServerHints.pace(Optional.empty(), Optional.of(at(3_000)));

    budget.throttled(hints, T0);

    assertThat(budget.reserve(ON_GROUP, T0)).contains(at(3_000));
  }

  @Test
  void aShorterHoldDoesNotEndALongerOne() {
    budget.throttled(ServerHints.pace(Optional.of(at(9_000)), Optional.empty()), T0);
    budget.throttled(ServerHints.pace(Optional.of(at(2_000)), Optional.empty()), T0);

    assertThat(budget.reserve(ON_GROUP, T0)).contains(at(9_000));
  }

  @Test
  void refusalsThatNameNoTimeWaitLongerAndLongerUntilOneIsServed() {
    Budget patient = new Budget(lane -> LaneRule.FREE, new Highest());

    Duration first = held(patient, T0);
    Duration second = held(patient, T0);
    for (int i = 0; i < 20; i++) {
      held(patient, T0);
    }
    Duration last = held(patient, T0);
    patient.served();
    Duration again = held(patient, at(120_000));

    assertThat(first).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
    assertThat(second).isGreaterThan(first);
    assertThat(last).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
    assertThat(again).isEqualTo(first);
  }

  @Test
  void aRefusalThatNamesNoTimeWaitsAtLeastASecond() {
    Budget eager = new Budget(lane -> LaneRule.FREE, new Lowest());

    assertThat(held(eager, T0)).isEqualTo(Duration.ofSeconds(1));
  }

  private static Duration held(Budget budget, Instant now) {
    return Duration.between(now, budget.throttled(ServerHints.NONE, now));
  }

  private static Instant at(long millis) {
    return T0.plusMillis(millis);
  }
}
