package dev.phonefleet.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LaneRuleTest {
  private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  private static final Charge CHARGE = new Charge(Set.of(new Lane("group g1")));

  @Test
  void tenASecondAreAimedAtNineAndNineTenths() {
    Duration spacing = LaneRule.perSecond(10, 20).spacing();

    assertThat(spacing).isBetween(Duration.ofMillis(101), Duration.ofMillis(102));
    assertThat(LaneRule.perSecond(10, 20).inFlight()).isEqualTo(20);
  }

  @Test
  void threeHundredAMinuteAreEvenlySpaced() {
    assertThat(LaneRule.perMinute(300, 5).spacing())
        .isBetween(Duration.ofMillis(202), Duration.ofMillis(203));
  }

  @Test
  void aLaneThatIsAlwaysUsedAtOnceIsNearlyUsedUp() {
    List<Instant> sends = sends(new Random(1), 0, 100);

    assertThat(Duration.between(sends.getFirst(), sends.getLast()))
        .isBetween(Duration.ofMillis(9_999), Duration.ofMillis(10_010));
  }

  /** Replay one with its seed. */
  @RepeatedTest(30)
  void inNoSecondAreMoreThanTenSentHoweverLateSomeAre(RepetitionInfo repetition) {
    long seed = 911L * repetition.getCurrentRepetition();

    List<Instant> sends = sends(new Random(seed), repetition.getCurrentRepetition() * 10, 300);

    for (int i = 0; i + 10 < sends.size(); i++) {
      assertThat(Duration.between(sends.get(i), sends.get(i + 10)))
          .as("seed %d, from send %d", seed, i)
          .isGreaterThan(Duration.ofSeconds(1));
    }
  }

  /** Sends as fast as the lane lets it, each up to so many milliseconds late. */
  private static List<Instant> sends(Random random, int latest, int count) {
    Budget budget = new Budget(lane -> LaneRule.perSecond(10, 20), random);
    List<Instant> sends = new ArrayList<>();
    Instant now = T0;
    for (int i = 0; i < count; i++) {
      Instant due = budget.reserve(CHARGE, now).orElseThrow().sendAt();
      now = due.plusMillis(latest == 0 ? 0 : random.nextInt(latest));
      budget.sent(CHARGE, 0, now);
      sends.add(now);
      budget.answered(CHARGE, 0, ServerHints.NONE, now);
      now = now.plusMillis(latest == 0 ? 0 : random.nextInt(latest));
    }
    return sends;
  }
}
