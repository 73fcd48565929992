package dev.phonefleet.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Two times: the wall clock, and the platform's own, which runs {@code factor} times faster. */
public record Pace(InstantSource clock, double factor) {

  /** The wall clock's time. */
  public Instant now() {
    return clock.instant();
  }

  /** Platform time since then. A clock that was set back counts as no time at all. */
  public Duration elapsed(Instant since) {
    return elapsed(since, now());
  }

  /** Platform time between the two; none when the second is earlier. */
  public Duration elapsed(Instant since, Instant until) {
    Duration real = Duration.between(since, until);
    return real.isNegative() ? Duration.ZERO : platform(real);
  }

  Duration platform(Duration real) {
    return scaled(real, factor);
  }

  /** When, on the wall clock, so much platform time has passed since then. */
  public Instant after(Instant since, Duration platform) {
    return since.plus(scaled(platform, 1 / factor));
  }

  private static Duration scaled(Duration duration, double by) {
    double seconds = duration.getSeconds() * by;
    long whole = (long) seconds;
    double nanos = (seconds - whole) * 1e9 + duration.getNano() * by;
    return Duration.ofSeconds(whole).plusNanos((long) nanos);
  }
}
