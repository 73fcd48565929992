package dev.phonefleet.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TokenMinuteTest {
  private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** A hundred a minute are allowed, of which 98 are aimed at. */
  private final TokenMinute minute = new TokenMinute(rule(100, OptionalInt.empty(), 1_000));

  @Test
  void aLittleLessThanIsAllowedLeavesInAMinute() {
    assertThat(burst(minute, Purse.WORK, T0)).isEqualTo(98);

    assertThat(minute.next(Purse.WORK, T0.plusSeconds(1))).contains(T0.plus(MINUTE));
  }

  @Test
  void afterAMinuteTheyAreFreeAgain() {
    burst(minute, Purse.WORK, T0);

    assertThat(burst(minute, Purse.WORK, T0.plus(MINUTE))).isEqualTo(98);
  }

  @Test
  void whatLeavesLateCountsFromWhenItLeft() {
    for (int i = 0; i < 98; i++) {
      minute.book(T0, T0);
    }
    Instant late = T0.plusSeconds(5);
    assertThat(minute.next(Purse.WORK, late)).isEmpty();
    for (int i = 0; i < 98; i++) {
      minute.sent(late);
    }

    assertThat(minute.next(Purse.WORK, late)).contains(late.plus(MINUTE));
  }

  @Test
  void oneThatIsBookedForLaterIsTheOnlyOne() {
    burst(minute, Purse.WORK, T0);
    minute.book(T0.plus(MINUTE), T0.plusSeconds(1));

    assertThat(minute.next(Purse.WORK, T0.plusSeconds(2))).isEmpty();
    minute.sent(T0.plus(MINUTE));
    assertThat(minute.next(Purse.WORK, T0.plus(MINUTE))).contains(T0.plus(MINUTE));
  }

  @Test
  void whatIsTakenBackLeavesNoTrace() {
    burst(minute, Purse.WORK, T0);
    minute.book(T0.plus(MINUTE), T0.plusSeconds(1));
    minute.withdrawn();

    assertThat(minute.next(Purse.WORK, T0.plusSeconds(2))).contains(T0.plus(MINUTE));
  }

  @Test
  void aTenthIsKeptForGatesWhileTheyAreWatched() {
    minute.next(Purse.GATES_AND_SETTLING, T0);

    assertThat(burst(minute, Purse.WORK, T0)).isEqualTo(88);
    assertThat(burst(minute, Purse.GATES_AND_SETTLING, T0)).isEqualTo(10);
  }

  @Test
  void itIsLentWhileNoneIs() {
    minute.next(Purse.GATES_AND_SETTLING, T0.minusSeconds(30));

    assertThat(burst(minute, Purse.WORK, T0)).isEqualTo(98);
  }

  @Test
  void theServersLimitTakesThePlaceOfOurs() {
    answered(20, 1, 60, T0);

    assertThat(burst(minute, Purse.WORK, T0)).isEqualTo(18);
  }

  @Test
  void aLimitOfTheFileIsNeverExceeded() {
    TokenMinute capped = new TokenMinute(rule(100, OptionalInt.of(100), 10_000));
    capped.book(T0, T0);
    capped.sent(T0);
    capped.answered(hints(600, 1, 60, T0), T0);

    assertThat(burst(capped, Purse.WORK, T0)).isEqualTo(97);
  }

  @Test
  void whatTheServerCountsIsLeftToTheOthers() {
    answered(100, 90, 60, T0);

    assertThat(burst(minute, Purse.WORK, T0.plusSeconds(1))).isEqualTo(8);
    assertThat(minute.next(Purse.WORK, T0.plusSeconds(2)))
        .contains(T0.plusSeconds(60).plusMillis(250));
  }

  @Test
  void asMuchAsOthersTookSoFarIsLeftToThemForTheRest() {
    Instant half = T0.plusSeconds(30);
    answered(100, 31, 30, half);

    int own = burst(minute, Purse.WORK, half);

    assertThat(own).isBetween(98 - 31 - 31, 98 - 31 - 29);
  }

  @Test
  void othersWhoAreGoneInTheNextWindowAreForgotten() {
    Instant next = othersFilledTheWindowBefore();
    Instant look = minute.next(Purse.WORK, next).orElseThrow();

    assertThat(look).isBetween(next.plusSeconds(6), next.plusSeconds(20));
    answered(100, 2, 48, look);

    assertThat(burst(minute, Purse.WORK, look)).isGreaterThan(40);
  }

  @Test
  void othersWhoAreStillThereAreYieldedTo() {
    Instant next = othersFilledTheWindowBefore();
    Instant look = minute.next(Purse.WORK, next).orElseThrow();
    answered(100, 30, 48, look);

    assertThat(burst(minute, Purse.WORK, look)).isZero();
  }

  /** The beginning of the next window, when one request was answered. */
  private Instant othersFilledTheWindowBefore() {
    answered(100, 98, 10, T0);
    Instant next = T0.plusSeconds(11);
    answered(100, 1, 60, next);
    return next;
  }

  @Test
  void anAnswerOfTheWindowBeforeTellsNothingOfThisOne() {
    answered(100, 1, 60, T0);
    minute.book(T0, T0);
    minute.sent(T0);
    minute.answered(hints(100, 97, 1, T0), T0);

    assertThat(burst(minute, Purse.WORK, T0)).isEqualTo(96);
  }

  @Test
  void anAnswerThatWasOvertakenTellsNothingNew() {
    minute.book(T0, T0);
    minute.book(T0, T0);
    minute.sent(T0);
    minute.sent(T0);
    minute.answered(hints(100, 90, 60, T0), T0);
    minute.answered(hints(100, 40, 60, T0), T0);

    assertThat(burst(minute, Purse.WORK, T0)).isEqualTo(8);
  }

  @Test
  void aHoldHoldsAndAShorterOneDoesNotEndIt() {
    minute.hold(T0.plusSeconds(9));
    minute.hold(T0.plusSeconds(2));

    assertThat(minute.next(Purse.WORK, T0)).contains(T0.plusSeconds(9));
  }

  @Test
  void soManyAreUnansweredAtMost() {
    TokenMinute narrow = new TokenMinute(rule(100, OptionalInt.empty(), 3));

    assertThat(burst(narrow, Purse.WORK, T0)).isEqualTo(3);
    narrow.answered(ServerHints.NONE, T0);
    assertThat(burst(narrow, Purse.WORK, T0)).isEqualTo(1);
  }

  @Test
  void withoutLimitsNothingWaits() {
    assertThat(burst(new TokenMinute(TokenRule.NONE), Purse.WORK, T0)).isEqualTo(5_000);
  }

  private void answered(int allowed, int used, int reset, Instant now) {
    minute.book(now, now);
    minute.sent(now);
    minute.answered(hints(allowed, used, reset, now), now);
  }

  private static ServerHints hints(int allowed, int used, int reset, Instant now) {
    return new ServerHints(
        Optional.empty(),
        Optional.of(now.plusSeconds(reset)),
        OptionalInt.of(allowed),
        OptionalInt.of(used),
        Optional.empty());
  }

  /** Sends as many as may leave at once; how many that were. */
  private static int burst(TokenMinute minute, Purse purse, Instant now) {
    int count = 0;
    while (count < 5_000 && minute.next(purse, now).filter(now::equals).isPresent()) {
      minute.book(now, now);
      minute.sent(now);
      count++;
    }
    return count;
  }

  private static TokenRule rule(int perMinute, OptionalInt cap, int inFlight) {
    return new TokenRule(1, perMinute, cap, inFlight);
  }
}
