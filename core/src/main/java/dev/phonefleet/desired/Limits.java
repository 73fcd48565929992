package dev.phonefleet.desired;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What the API may be asked at most, and how long it may stay silent.
 *
 * @param requestsPerMinute per token; empty: the contract's own
 * @param requestsPerSecondPerGroup on one edge group's path; default 10
 * @param concurrency calls in flight per group; default 20
 * @param deadline the API out of reach for so long ends the run; default 2 min
 * @param connectTimeout default 5 s
 * @param answerTimeout until the status line; default 15 s
 * @param callTimeout the whole call; default 30 s
 */
public record Limits(
    OptionalInt requestsPerMinute,
    int requestsPerSecondPerGroup,
    int concurrency,
    Duration deadline,
    Duration connectTimeout,
    Duration answerTimeout,
    Duration callTimeout) {
  /** What holds when the file says nothing. */
  public static final Limits DEFAULT =
      new Limits(
          OptionalInt.empty(),
          10,
          20,
          Duration.ofMinutes(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30));

  /** The same with another deadline. */
  public Limits withDeadline(Duration other) {
    return new Limits(
        requestsPerMinute,
        requestsPerSecondPerGroup,
        concurrency,
        other,
        connectTimeout,
        answerTimeout,
        callTimeout);
  }
}
