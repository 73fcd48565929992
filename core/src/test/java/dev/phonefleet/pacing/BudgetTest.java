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
    assertThat(budget.reserve(ON_GROUP, T0)).contains(new Slot(T0, 0));
  }

  @Test
  void aLaneHasOneReservationAtATime() {
    budget.reserve(ON_GROUP, T0);

    assertThat(budget.reserve(ON_GROUP, T0)).isEmpty();
    assertThat(budget.reserve(ON_OTHER, T0)).contains(new Slot(T0, 0));
  }

  @Test
  void theNextSendIsSpacedFromTheActualOne() {
    budget.reserve(ON_GROUP, T0);
    budget.sent(ON_GROUP, 0, at(30));

    assertThat(budget.reserve(ON_GROUP, at(30))).contains(new Slot(at(130), 0));
  }

  @Test
  void aLateSendIsNeverCaughtUp() {
    budget.reserve(ON_GROUP, T0);
    budget.sent(ON_GROUP, 0, T0);
    assertThat(budget.reserve(ON_GROUP, T0)).contains(new Slot(at(100), 0));
    budget.sent(ON_GROUP, 0, at(5_000));
    budget.answered(ON_GROUP, 0, ServerHints.NONE, T0);

    Optional<Slot> next = budget.reserve(ON_GROUP, at(5_000));
    budget.sent(ON_GROUP, 0, at(5_100));

    assertThat(next).contains(new Slot(at(5_100), 0));
    assertThat(budget.reserve(ON_GROUP, at(5_100))).contains(new Slot(at(5_200), 0));
  }

  @Test
  void anUnusedPastDoesNotLeadToABurst() {
    budget.reserve(ON_GROUP, T0);
    budget.sent(ON_GROUP, 0, T0);

    assertThat(budget.reserve(ON_GROUP, at(60_000))).contains(new Slot(at(60_000), 0));
    budget.sent(ON_GROUP, 0, at(60_000));

    assertThat(budget.reserve(ON_GROUP, at(60_000))).contains(new Slot(at(60_100), 0));
  }

  @Test
  void moreThanTheLimitAreNeverInFlight() {
    for (int i = 0; i < 3; i++) {
      assertThat(budget.reserve(ON_GROUP, at(i * 1000L))).isPresent();
      budget.sent(ON_GROUP, 0, at(i * 1000L));
    }

    assertThat(budget.reserve(ON_GROUP, at(9_000))).isEmpty();
    budget.answered(ON_GROUP, 0, ServerHints.NONE, T0);

    assertThat(budget.reserve(ON_GROUP, at(9_000))).contains(new Slot(at(9_000), 0));
  }

  @Test
  void aLaneWithoutSpacingTakesManyReservations() {
    for (int i = 0; i < 50; i++) {
      assertThat(budget.reserve(ON_TOKEN, T0)).contains(new Slot(T0, 0));
    }
  }

  @Test
  void aFullLaneTakesNoPlaceInTheOthers() {
    Budget minute =
        new Budget(
            lane -> lane.equals(TOKEN) ? new LaneRule(SPACING, 9) : new LaneRule(SPACING, 1),
            new Random(1));
    minute.reserve(ON_GROUP, T0);
    minute.sent(ON_GROUP, 0, T0);

    assertThat(minute.reserve(ON_GROUP, at(500))).isEmpty();

    assertThat(minute.reserve(ON_OTHER, at(500))).contains(new Slot(at(500), 0));
  }

  @Test
  void theSlowestLaneOfAChargeDecides() {
    Budget minute =
        new Budget(
            lane -> new LaneRule(lane.equals(TOKEN) ? Duration.ofSeconds(1) : SPACING, 9),
            new Random(1));
    minute.reserve(ON_GROUP, T0);
    minute.sent(ON_GROUP, 0, T0);

    assertThat(minute.reserve(ON_OTHER, T0)).contains(new Slot(at(1_000), 0));
  }

  @Test
  void aWithdrawnReservationGivesItsPlaceBackAndCountsAsNoSend() {
    budget.reserve(ON_GROUP, T0);
    budget.withdrawn(ON_GROUP, 0);

    for (int i = 0; i < 3; i++) {
      assertThat(budget.reserve(ON_GROUP, at(i * 100L))).contains(new Slot(at(i * 100L), 0));
      budget.sent(ON_GROUP, 0, at(i * 100L));
    }
  }

  @Test
  void aRefusalHoldsEveryLaneUntilRetryAfter() {
    ServerHints hints = ServerHints.pace(Optional.of(at(7_000)), Optional.of(at(1_000)));

    assertThat(budget.throttled(ON_TOKEN, 0, hints, T0)).isEqualTo(at(7_000));

    assertThat(budget.reserve(ON_GROUP, T0)).contains(new Slot(at(7_000), 0));
    assertThat(budget.reserve(ON_OTHER, at(6_999))).contains(new Slot(at(7_000), 0));
    assertThat(budget.reserve(ON_TOKEN, at(7_001))).contains(new Slot(at(7_001), 0));
  }

  @Test
  void withoutRetryAfterTheResetCounts() {
    ServerHints hints = ServerHints.pace(Optional.empty(), Optional.of(at(3_000)));

    budget.throttled(ON_TOKEN, 0, hints, T0);

    assertThat(budget.reserve(ON_GROUP, T0)).contains(new Slot(at(3_000), 0));
  }

  @Test
  void aShorterHoldDoesNotEndALongerOne() {
    budget.throttled(ON_TOKEN, 0, ServerHints.pace(Optional.of(at(9_000)), Optional.empty()), T0);
    budget.throttled(ON_TOKEN, 0, ServerHints.pace(Optional.of(at(2_000)), Optional.empty()), T0);

    assertThat(budget.reserve(ON_GROUP, T0)).contains(new Slot(at(9_000), 0));
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
    return Duration.between(now, budget.throttled(ON_TOKEN, 0, ServerHints.NONE, now));
  }

  private static Instant at(long millis) {
    return T0.plusMillis(millis);
  }
}
