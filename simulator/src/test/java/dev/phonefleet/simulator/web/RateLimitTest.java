package dev.phonefleet.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final AtomicLong nanos = new AtomicLong();
  private final RateLimit limit =
      new RateLimit(Duration.ofMillis(950), OptionalInt.of(10), nanos::get);

  @Test
  void letsTenThroughAndRefusesTheEleventhWithinTheWindow() {
    for (int i = 0; i < 10; i++) {
      assertThat(limit.arrive("hq").pause()).isEmpty();
    }
    advance(949);

    RateLimit.Verdict eleventh = limit.arrive("hq");

    assertThat(eleventh.count()).isEqualTo(11);
    assertThat(eleventh.pause()).contains(Duration.ofMillis(1));
    assertThat(limit.arrive("branch").pause()).isEmpty();
  }

  @Test
  void letsTheEleventhThroughWhenTheWindowIsOver() {
    for (int i = 0; i < 10; i++) {
      limit.arrive("hq");
    }
    advance(950);

    assertThat(limit.arrive("hq")).isEqualTo(new RateLimit.Verdict(1, Optional.empty()));
  }

  @Test
  void whatIsRefusedHasArrivedToo() {
    for (int i = 0; i < 11; i++) {
      limit.arrive("hq");
      advance(80);
    }

    RateLimit.Verdict twelfth = limit.arrive("hq");

    assertThat(twelfth.count()).isEqualTo(12);
    assertThat(twelfth.pause()).contains(Duration.ofMillis(2 * 80 + 950 - 11 * 80));
    advance(2 * 80 + 950 - 11 * 80);
    assertThat(limit.arrive("hq").pause()).isEmpty();
  }

  private void advance(long millis) {
    nanos.addAndGet(Duration.ofMillis(millis).toNanos());
  }
}
