package dev.phonefleet.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Duration TINY = Duration.ofNanos(100);

  @Test
  void readsDoubleFromHalfASecondUpToThirty() {
    assertThat(ceilings(Backoff.READS, 8))
        .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L);
  }

  @Test
  void busyPhonesDoubleFromASecondUpToFifteen() {
    assertThat(ceilings(Backoff.BUSY, 6))
        .containsExactly(1_000L, 2_000L, 4_000L, 8_000L, 15_000L, 15_000L);
  }

  @Test
  void theJitterIsFull() {
    Random random = new Random(3);

    List<Duration> waits =
        IntStream.range(0, 1000).mapToObj(i -> Backoff.READS.delay(3, random)).toList();

    assertThat(waits).anyMatch(wait -> wait.compareTo(Duration.ofMillis(200)) < 0);
    assertThat(waits).anyMatch(wait -> wait.compareTo(Duration.ofMillis(1_800)) > 0);
    assertThat(Backoff.READS.delay(9, new Lowest())).isZero();
  }

  @RepeatedTest(20)
  void aWaitIsNeverNegativeAndNeverAboveTheCap(RepetitionInfo repetition) {
    long seed = 31L * repetition.getCurrentRepetition();
    Random random = new Random(seed);

    for (int i = 0; i < 500; i++) {
      int attempt = 1 + random.nextInt(Integer.MAX_VALUE - 1);
      assertThat(Backoff.READS.delay(attempt, random))
          .as("seed %d, attempt %d", seed, attempt)
          .isBetween(Duration.ZERO, Duration.ofSeconds(30));
    }
  }

  private static List<Long> ceilings(Backoff backoff, int attempts) {
    return IntStream.rangeClosed(1, attempts)
        .mapToObj(attempt -> backoff.delay(attempt, new Highest()).plus(TINY).toMillis())
        .toList();
  }
}
