package dev.phonefleet.simulator.scenario;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How fast a client may be, in real time.
 *
 * @param perGroupPerSecond requests in any second on one edge group's path before 429; default 10,
 *     empty is no limit
 * @param jitter by how much that second is shortened in the client's favor; default 50 ms
 * @param perTokenPerMinute requests in any minute with one token before 429; default no limit
 * @param retryAfter how a 429 says when to come again; default {@link RetryAfter#SECONDS}
 * @param activeGrace how long, in real time, after a group left ACTIVE a phone write still counts
 *     as made in good faith, and after a foreign change a write to a busy phone; default 10 s
 */
public record Limits(
    OptionalInt perGroupPerSecond,
    Duration jitter,
    OptionalInt perTokenPerMinute,
    RetryAfter retryAfter,
    Duration activeGrace) {

  /** The form of the Retry-After header. */
  public enum RetryAfter {
    SECONDS,
    /** An HTTP date. */
    DATE,
    /** No such header. */
    ABSENT
  }

  /** Ten requests a second and group. */
  public static Limits defaults() {
    return new Limits(
        OptionalInt.of(10),
        Duration.ofMillis(50),
        OptionalInt.empty(),
        RetryAfter.SECONDS,
        Duration.ofSeconds(10));
  }

  /** The same with so many requests a second and group. */
  public Limits withPerGroupPerSecond(int requests) {
    return new Limits(OptionalInt.of(requests), jitter, perTokenPerMinute, retryAfter, activeGrace);
  }

  /** The same without a limit per group. */
  public Limits withoutPerGroup() {
    return new Limits(OptionalInt.empty(), jitter, perTokenPerMinute, retryAfter, activeGrace);
  }

  /** The same with so many requests a minute and token. */
  public Limits withPerTokenPerMinute(int requests) {
    return new Limits(perGroupPerSecond, jitter, OptionalInt.of(requests), retryAfter, activeGrace);
  }

  /** The same with another form of Retry-After. */
  public Limits withRetryAfter(RetryAfter form) {
    return new Limits(perGroupPerSecond, jitter, perTokenPerMinute, form, activeGrace);
  }

  /** The same with another grace for writes made in good faith. */
  public Limits withActiveGrace(Duration grace) {
    return new Limits(perGroupPerSecond, jitter, perTokenPerMinute, retryAfter, grace);
  }
}
