package dev.phonefleet.pacing;

import java.util.OptionalInt;

/**
 * What each of the tokens allows.
 *
 * @param tokens how many there are
 * @param perMinute requests in any minute until the server says otherwise
 * @param cap never more than that in a minute, whatever the server says
 * @param inFlight unanswered at once
 */
public record TokenRule(int tokens, int perMinute, OptionalInt cap, int inFlight) {
  /** One token without limits. */
  public static final TokenRule NONE =
      new TokenRule(1, Integer.MAX_VALUE, OptionalInt.empty(), Integer.MAX_VALUE);
}
