package dev.phonefleet.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  private static final Charge WORK = Charge.onToken(Purse.WORK);
  private static final Lane GROUP = new Lane("group hq");
  private static final Duration SPACING = Duration.ofMillis(100);

  private final Budget budget =
      new Budget(
          lane -> new LaneRule(SPACING, 100),
          new TokenRule(2, 10, OptionalInt.empty(), 100),
          new Random(1));

  @Test
  void whatIsTooMuchForOneTokenLeavesWithTheNext() {
    assertThat(burst()).isEqualTo(9);
    assertThat(budget.reserve(WORK, T0)).map(Slot::token).contains(1);
  }

  @Test
  void aRefusalHoldsOnlyItsToken() {
    Slot slot = budget.reserve(WORK, T0).orElseThrow();
    budget.sent(WORK, slot.token(), T0);
    budget.answered(WORK, slot.token(), ServerHints.NONE, T0);
    ServerHints hints = ServerHints.pace(Optional.of(T0.plusSeconds(30)), Optional.empty());

    assertThat(budget.throttled(WORK, 0, hints, T0)).isEqualTo(T0.plusSeconds(30));

    assertThat(budget.reserve(WORK, T0)).contains(new Slot(T0, 1));
  }

  @Test
  void whereEveryTokenIsHeldTheFirstThatIsFreeIsTaken() {
    budget.throttled(WORK, 0, until(30), T0);
    budget.throttled(WORK, 1, until(20), T0);

    assertThat(budget.reserve(WORK, T0)).contains(new Slot(T0.plusSeconds(20), 1));
  }

  @Test
  void aWriteKeepsTheSpaceOfItsGroupOnWhateverToken() {
    Charge write = WORK.and(GROUP);
    Slot first = budget.reserve(write, T0).orElseThrow();
    budget.sent(write, first.token(), T0);

    assertThat(budget.reserve(write, T0)).map(Slot::sendAt).contains(T0.plus(SPACING));
  }

  @Test
  void aPlaceThatNoTokenHasTakesNoneInTheGroup() {
    Budget narrow =
        new Budget(
            lane -> new LaneRule(SPACING, 1),
            new TokenRule(1, 10, OptionalInt.empty(), 1),
            new Random(1));
    Slot slot = narrow.reserve(WORK, T0).orElseThrow();
    narrow.sent(WORK, slot.token(), T0);

    assertThat(narrow.reserve(WORK.and(GROUP), T0)).isEmpty();
    narrow.answered(WORK, slot.token(), ServerHints.NONE, T0);
    assertThat(narrow.reserve(WORK.and(GROUP), T0)).isPresent();
  }

  @Test
  void whatCountsNowhereNeverWaits() {
    budget.throttled(WORK, 0, until(30), T0);
    budget.throttled(WORK, 1, until(30), T0);

    assertThat(budget.reserve(Charge.FREE, T0)).contains(new Slot(T0, 0));
  }

  private static ServerHints until(int seconds) {
    return ServerHints.pace(Optional.of(T0.plusSeconds(seconds)), Optional.empty());
  }

  private int burst() {
    int count = 0;
    Optional<Slot> slot = budget.reserve(WORK, T0);
    while (slot.isPresent() && slot.get().token() == 0) {
      budget.sent(WORK, 0, T0);
      count++;
      slot = budget.reserve(WORK, T0);
    }
    budget.withdrawn(WORK, slot.map(Slot::token).orElse(0));
    return count;
  }
}
