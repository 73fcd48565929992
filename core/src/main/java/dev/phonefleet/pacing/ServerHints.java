package dev.phonefleet.pacing;

import java.time.Instant;
import java.util.Optional;

/**
 * What an answer's headers say about pace.
 *
 * @param retryAt {@code Retry-After}, in seconds or as a date, as an instant of our clock
 * @param resetAt when the server's own window ends
 */
public record ServerHints(Optional<Instant> retryAt, Optional<Instant> resetAt) {
  /** Nothing was said. */
  public static final ServerHints NONE = new ServerHints(Optional.empty(), Optional.empty());

  /** When to come back, if anything was said about it. */
  public Optional<Instant> comeBack() {
    return retryAt.or(() -> resetAt);
  }
}
