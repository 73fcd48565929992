package dev.phonefleet.pacing;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an answer's headers say about pace and time.
 *
 * @param retryAt {@code Retry-After}, in seconds or as a date, as an instant of our clock
 * @param resetAt when the server's own window ends
 * @param allowed requests that a window allows
 * @param used requests that count in the present window
 * @param serverTime the server's own clock when it answered
 */
public record ServerHints(
    Optional<Instant> retryAt,
    Optional<Instant> resetAt,
    OptionalInt allowed,
    OptionalInt used,
    Optional<Instant> serverTime) {
  /** Nothing was said. */
  public static final ServerHints NONE =
      new ServerHints(
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty());

  /** Only the pace is said. */
  public static ServerHints pace(Optional<Instant> retryAt, Optional<Instant> resetAt) {
    return new ServerHints(
        retryAt, resetAt, OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
  }

  /** When to come back, if anything was said about it. */
  public Optional<Instant> comeBack() {
    return retryAt.or(() -> resetAt);
  }
}
