package dev.phonefleet.desired;

import java.time.Duration;

/**
 * How long a group may take to become ACTIVE.
 *
 * @param timeout from the first look; default 100 s, so that a group has the guide's twenty looks
 * @param interval between looks; default 5 s
 */
public record Readiness(Duration timeout, Duration interval) {
  /** The guide's twenty looks, five seconds apart. */
  public static final Readiness DEFAULT =
      new Readiness(Duration.ofSeconds(100), Duration.ofSeconds(5));
}
