package dev.phonefleet.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * What a run knows about its token; the token itself stays with the adapter. Handed from machine to
 * machine, so that a run logs in once.
 *
 * <p>Not thread-safe: touched only inside a machine's turn.
 */
public final class Login {
  private static final Duration LONG_LIFE = Duration.ofMinutes(10);
  private static final Duration LONG_MARGIN = Duration.ofMinutes(5);
  private static final Duration SHORT_MARGIN = Duration.ofSeconds(10);

  private Instant expiresAt = Instant.MIN;
  private Instant renewAt = Instant.MIN;
  private int generation;

  /** A token was given for {@code life}, counted from when it was asked for. */
  void renewed(Instant askedAt, Duration life) {
    generation++;
    expiresAt = askedAt.plus(life);
    renewAt = expiresAt.minus(margin(life));
  }

  /** The token is not accepted any more. */
  void rejected() {
    expiresAt = Instant.MIN;
    renewAt = Instant.MIN;
  }

  /** Whether a request sent at {@code at} carries a token that lives. */
  boolean goodAt(Instant at) {
    return at.isBefore(expiresAt);
  }

  /** Whether it is time for a new one. */
  boolean dueAt(Instant now) {
    return !now.isBefore(renewAt);
  }

  Instant renewAt() {
    return renewAt;
  }

  int generation() {
    return generation;
  }

  /**
   * How long before its end a token is renewed: five minutes for one that lives over ten; else ten
   * seconds or a tenth of its life, whichever is more, and never more than half of it.
   */
  static Duration margin(Duration life) {
    if (life.compareTo(LONG_LIFE) > 0) {
      return LONG_MARGIN;
    }
    Duration tenth = life.dividedBy(10);
    Duration margin = tenth.compareTo(SHORT_MARGIN) > 0 ? tenth : SHORT_MARGIN;
    Duration half = life.dividedBy(2);
    return margin.compareTo(half) > 0 ? half : margin;
  }
}
