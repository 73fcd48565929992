package dev.phonefleet.simulator.scenario.published;

import java.util.OptionalInt;

/**
 * How many requests a client may send, in real time.
 *
 * @param perTokenPerMinute requests in a minute with one token before 429, counted from the first
 *     one; default 300, empty is no limit and no headers
 * @param otherClient share of that which another client with the same token has used when a minute
 *     begins, 0 to 1; default 0
 * @param loginsPerMinute logins in any minute before 400 with the text of the rate limit; default
 *     no limit
 */
public record Budget(
    OptionalInt perTokenPerMinute, double otherClient, OptionalInt loginsPerMinute) {
  public Budget {
    if (!(otherClient >= 0 && otherClient <= 1)) {
      throw new IllegalArgumentException("otherClient is not within 0 and 1: " + otherClient);
    }
  }

  /** 300 requests a minute. */
  public static Budget defaults() {
    return new Budget(OptionalInt.of(300), 0, OptionalInt.empty());
  }

  /** The same with another client using this share, 0 to 1. */
  public Budget withOtherClient(double value) {
    return new Budget(perTokenPerMinute, value, loginsPerMinute);
  }

  /** The same with so many requests a minute and token. */
  public Budget withPerTokenPerMinute(int requests) {
    return new Budget(OptionalInt.of(requests), otherClient, loginsPerMinute);
  }

  /** The same without a limit. */
  public Budget withoutPerToken() {
    return new Budget(OptionalInt.empty(), otherClient, loginsPerMinute);
  }

  /** The same with so many logins a minute. */
  public Budget withLoginsPerMinute(int logins) {
    return new Budget(perTokenPerMinute, otherClient, OptionalInt.of(logins));
  }
}
