package dev.phonefleet.pacing;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter: the n-th wait is anywhere between nothing and the doubled
 * first wait, so that many waiters spread out instead of coming back together.
 *
 * @param first ceiling of the first wait
 * @param cap ceiling of all waits
 */
public record Backoff(Duration first, Duration cap) {
  /** For reads: half a second, doubled, at most thirty. */
  public static final Backoff READS = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

  /** For busy phones: a second, doubled, at most fifteen. */
  public static final Backoff BUSY = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15));

  /** How long to wait before try {@code attempt}, counted from 1. */
  public Duration delay(int attempt, RandomGenerator random) {
    int doublings = Math.min(attempt - 1, 30);
    double ceiling = Math.min((double) cap.toNanos(), first.toNanos() * Math.pow(2, doublings));
    return Duration.ofNanos((long) (ceiling * random.nextDouble()));
  }
}
