package dev.phonefleet.simulator.scenario;

import java.time.Duration;

/**
 * A range of durations from which one is drawn, both ends included.
 *
 * @param min the shortest, not negative
 * @param max the longest, not shorter than {@code min}
 */
public record Span(Duration min, Duration max) {
  public Span {
    if (min.isNegative() || max.compareTo(min) < 0) {
      throw new IllegalArgumentException("not a span: min " + min + ", max " + max);
    }
  }

  /** A span of one length. */
  public static Span of(Duration exactly) {
    return new Span(exactly, exactly);
  }

  /** A span in milliseconds. */
  public static Span ofMillis(long min, long max) {
    return new Span(Duration.ofMillis(min), Duration.ofMillis(max));
  }

  /** A span in seconds. */
  public static Span ofSeconds(long min, long max) {
    return new Span(Duration.ofSeconds(min), Duration.ofSeconds(max));
  }

  /** The length at a place between the ends: 0 is the shortest, 1 the longest. */
  public Duration at(double place) {
    return min.plusNanos((long) (max.minus(min).toNanos() * place));
  }
}
