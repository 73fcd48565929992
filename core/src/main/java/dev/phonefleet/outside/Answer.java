package dev.phonefleet.outside;

import dev.phonefleet.pacing.ServerHints;
import java.util.OptionalInt;

/**
 * What came back for a call.
 *
 * @param status the status code, empty where none was read
 * @param host who was asked
 */
public record Answer(Outcome outcome, OptionalInt status, ServerHints hints, String host) {
  /** An answer that no server gave. */
  public static Answer notSent(Outcome.NotSent.Why why, String words, String host) {
    return new Answer(new Outcome.NotSent(why, words), OptionalInt.empty(), ServerHints.NONE, host);
  }

  /** Whether the host really answered: below 500, and not to say that it is asked too much. */
  public boolean real() {
    return status.isPresent() && status.getAsInt() < 500 && !(outcome instanceof Outcome.Throttled);
  }
}
