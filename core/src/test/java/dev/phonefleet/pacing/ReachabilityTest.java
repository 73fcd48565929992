package dev.phonefleet.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReachabilityTest {
  private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  private static final String API = "acme.mypurecloud.com";
  private static final String LOGIN = "api.mypurecloud.com";

  private final Reachability reachability = new Reachability(Duration.ofMinutes(2));

  @Test
  void nothingIsLostWhileNothingWasAsked() {
    assertThat(reachability.lost(T0.plusSeconds(86_400))).isEmpty();
    assertThat(reachability.nextDeadline()).isEmpty();
  }

  @Test
  void theClockStartsWithTheFirstRequestThatGotNoAnswer() {
    reachability.silent(API, T0);
    reachability.silent(API, T0.plusSeconds(100));

    assertThat(reachability.nextDeadline()).contains(T0.plusSeconds(120));
    assertThat(reachability.lost(T0.plusSeconds(119))).isEmpty();
    assertThat(reachability.lost(T0.plusSeconds(120))).contains(API);
  }

  @Test
  void aRealAnswerStopsIt() {
    reachability.silent(API, T0);
    reachability.answered(API, T0.plusSeconds(1));

    assertThat(reachability.lost(T0.plusSeconds(500))).isEmpty();
    reachability.silent(API, T0.plusSeconds(600));

    assertThat(reachability.nextDeadline()).contains(T0.plusSeconds(720));
  }

  @Test
  void anAnswerOfOneHostDoesNotCountForTheOther() {
    reachability.silent(API, T0);
    reachability.silent(LOGIN, T0.plusSeconds(10));
    reachability.answered(LOGIN, T0.plusSeconds(11));

    assertThat(reachability.lost(T0.plusSeconds(120))).contains(API);
  }

  @Test
  void theNextDeadlineIsTheEarliestOfAllHosts() {
    reachability.silent(LOGIN, T0.plusSeconds(10));
    reachability.silent(API, T0);

    assertThat(reachability.nextDeadline()).contains(T0.plusSeconds(120));
    assertThat(reachability.lost(T0.plusSeconds(200))).contains(API);
  }
}
